//! The words in which operations are described: what comes in, what comes out, what can go wrong.

use std::collections::BTreeMap;

use http::header;
use secondok_api::{
    path::{FRAMES_TYPE, MESSAGE_TYPE, PROBLEM_TYPE},
    problem::{Kind, Problem},
};
use secondok_protocol::message::WIRE_LEN;
use utoipa::{
    ToSchema,
    openapi::{
        Content, Header, ObjectBuilder, Ref, RefOr, Required, Response, ResponseBuilder, Schema,
        path::{Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn},
        request_body::{RequestBody, RequestBodyBuilder},
        schema::{SchemaFormat, Type},
        security::SecurityRequirement,
    },
};

use super::{CAPABILITY, INVITATION, SESSION, component_of};
use crate::http::harden::COMMON;

/// What every operation that touches the store can answer besides what it is for.
const STORE: [Kind; 4] = [Kind::INTERNAL, Kind::BUSY, Kind::STORAGE_UNAVAILABLE, Kind::STORAGE_FULL];
/// What every operation with a body can answer to it.
const BODY: [Kind; 3] = [Kind::MALFORMED, Kind::TOO_LARGE, Kind::UNSUPPORTED_MEDIA_TYPE];

/// An operation being described.
pub(super) struct Described {
    operation: OperationBuilder,
    problems: Vec<Kind>,
}

/// Who may ask.
#[derive(Clone, Copy)]
pub(super) enum Who {
    Everybody,
    Patient,
    Doctor,
    /// Whoever has the role that it needs.
    Staff,
    Invited,
    PatientOrDoctor,
}

impl Described {
    pub(super) fn new(id: &str, tag: &str, summary: &str, who: Who) -> Self {
        let operation = OperationBuilder::new().operation_id(Some(id)).tag(tag).summary(Some(summary));
        let none: [&str; 0] = [];
        let schemes: &[&str] = match who {
            Who::Everybody => &[],
            Who::Patient => &[CAPABILITY],
            Who::Doctor | Who::Staff => &[SESSION],
            Who::Invited => &[INVITATION],
            Who::PatientOrDoctor => &[CAPABILITY, SESSION],
        };
        let operation = schemes
            .iter()
            .fold(operation, |operation, scheme| operation.security(SecurityRequirement::new(*scheme, none)));
        let mut problems = STORE.to_vec();
        match who {
            Who::Everybody => {}
            Who::Patient => problems.push(Kind::NO_CREDENTIAL),
            Who::Doctor => problems.push(Kind::NOT_LOGGED_IN),
            Who::Staff => problems.extend([Kind::NOT_LOGGED_IN, Kind::ROLE_MISSING]),
            Who::Invited => problems.extend([Kind::NO_CREDENTIAL, Kind::UNKNOWN_INVITATION]),
            Who::PatientOrDoctor => problems.extend([Kind::NO_CREDENTIAL, Kind::NOT_LOGGED_IN]),
        }
        Self { operation, problems }
    }

    /// A parameter in the path.
    pub(super) fn in_path(self, name: &str, description: &str, schema: impl Into<RefOr<Schema>>) -> Self {
        self.parameter(name, description, schema, ParameterIn::Path, Required::True)
    }

    /// A parameter in the query, which may be left out.
    pub(super) fn in_query(self, name: &str, description: &str, schema: impl Into<RefOr<Schema>>) -> Self {
        self.parameter(name, description, schema, ParameterIn::Query, Required::False)
    }

    /// A header that is needed.
    pub(super) fn in_header(self, name: &str, description: &str, schema: impl Into<RefOr<Schema>>) -> Self {
        self.parameter(name, description, schema, ParameterIn::Header, Required::True)
    }

    /// A header that may be left out.
    pub(super) fn may_have(self, name: &str, description: &str, schema: impl Into<RefOr<Schema>>) -> Self {
        self.parameter(name, description, schema, ParameterIn::Header, Required::False)
    }

    fn parameter(
        mut self,
        name: &str,
        description: &str,
        schema: impl Into<RefOr<Schema>>,
        place: ParameterIn,
        required: Required,
    ) -> Self {
        let parameter: Parameter = ParameterBuilder::new()
            .name(name)
            .parameter_in(place)
            .required(required)
            .description(Some(description))
            .schema(Some(schema))
            .build();
        self.operation = self.operation.parameter(parameter);
        self.problems.push(Kind::MALFORMED);
        self
    }

    /// A JSON body.
    pub(super) fn takes<T: ToSchema>(self) -> Self {
        self.body("application/json", Content::new(Some(reference::<T>())))
    }

    /// A sealed message as body.
    pub(super) fn takes_message(self) -> Self {
        self.takes_bytes(MESSAGE_TYPE, &format!("A sealed message: {WIRE_LEN} bytes."))
    }

    /// Bytes of this media type as body.
    pub(super) fn takes_bytes(self, media: &str, description: &str) -> Self {
        self.body(media, bytes(description))
    }

    fn body(mut self, media: &str, content: Content) -> Self {
        let body: RequestBody =
            RequestBodyBuilder::new().required(Some(Required::True)).content(media, content).build();
        self.operation = self.operation.request_body(Some(body));
        self.problems.extend(BODY);
        self
    }

    /// What can go wrong besides.
    pub(super) fn refuses(mut self, kinds: &[Kind]) -> Self {
        self.problems.extend(kinds);
        self
    }

    /// Answers with JSON.
    pub(super) fn gives<T: ToSchema>(self, description: &str) -> Operation {
        let content = Content::new(Some(reference::<T>()));
        self.done("200", answer(description).content("application/json", content).build())
    }

    /// Answers with any JSON object.
    pub(super) fn gives_object(self, description: &str) -> Operation {
        let content = Content::new(Some(ObjectBuilder::new().schema_type(Type::Object)));
        self.done("200", answer(description).content("application/json", content).build())
    }

    /// Answers with frames.
    pub(super) fn gives_frames(self, description: &str) -> Operation {
        let frames = bytes(
            "Frames, each `kind: u8 ‖ length: u32 (big-endian) ‖ payload`. Kind 0: nothing happened. Kind 1: the \
                 state as JSON (MailboxState). Kind 2: a message, `mailbox: 32 bytes ‖ role: u8 (0 patient, 1 \
                 doctor) ‖ sequence: u32 ‖ days since 1970-01-01: u32 ‖ sealed bytes`.",
        );
        self.done("200", answer(description).content(FRAMES_TYPE, frames).build())
    }

    /// Answers with bytes of this media type, or with a range of them.
    pub(super) fn gives_ranges(mut self, media: &str, description: &str) -> Operation {
        let content = || bytes("Sealed bytes.");
        let range = answer("The range that was asked for.").content(media, content());
        let range = range.header(header::CONTENT_RANGE.as_str(), Header::new(text()));
        self.operation = self.operation.response("206", range.build());
        self.done("200", answer(description).content(media, content()).build())
    }

    /// Answers with this status, these headers and nothing else.
    pub(super) fn gives_headers(self, status: &str, description: &str, headers: &[&str]) -> Operation {
        let answer = headers
            .iter()
            .fold(answer(description), |answer, name| answer.header(*name, Header::new(text())));
        self.done(status, answer.build())
    }

    /// Answers with nothing but that it is done.
    pub(super) fn gives_nothing(self, description: &str) -> Operation {
        self.done("204", answer(description).build())
    }

    /// Answers with nothing but that it is taken.
    pub(super) fn takes_it(self, description: &str) -> Operation {
        self.done("202", answer(description).build())
    }

    fn done(self, status: &str, success: Response) -> Operation {
        let mut by_status: BTreeMap<u16, Vec<Kind>> = BTreeMap::new();
        for kind in self.problems {
            let kinds = by_status.entry(kind.status).or_default();
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let operation = self.operation.response(status, success);
        by_status
            .into_iter()
            .fold(operation, |operation, (status, kinds)| {
                operation.response(status.to_string(), problem(status, &kinds))
            })
            .build()
    }
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

/// Bytes as they are.
fn bytes(description: &str) -> Content {
    let format = SchemaFormat::Custom("binary".to_owned());
    Content::new(Some(text().format(Some(format)).description(Some(description))))
}

/// An answer with the headers that all have.
fn answer(description: &str) -> ResponseBuilder {
    COMMON.iter().fold(ResponseBuilder::new().description(description), |answer, (name, _)| {
        answer.header_ref(name.as_str(), Ref::new(format!("#/components/headers/{}", component_of(name))))
    })
}

fn problem(status: u16, kinds: &[Kind]) -> Response {
    let description: Vec<String> =
        kinds.iter().map(|kind| format!("`{}`: {}", Problem::of(*kind).kind, kind.title)).collect();
    let mut answer = answer(&description.join("\n\n"));
    if status == http::StatusCode::UNAUTHORIZED.as_u16() {
        answer = answer.header(header::WWW_AUTHENTICATE.as_str(), Header::new(text()));
    }
    if kinds.contains(&Kind::TOO_MANY_LOG_INS) {
        answer = answer.header(header::RETRY_AFTER.as_str(), Header::new(text()));
    }
    answer.content(PROBLEM_TYPE, Content::new(Some(reference::<Problem>()))).build()
}

/// Refers to a type's schema among the components.
pub(super) fn reference<T: ToSchema>() -> Ref {
    Ref::from_schema_name(T::name())
}
