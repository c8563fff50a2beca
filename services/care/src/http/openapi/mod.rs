//! The OpenAPI document: generated from the types that cross the wire and from [`operations`].

mod describe;
mod desk;
mod operations;
mod verifying;

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, header};
use secondok_api::{
    account, audit, consultation,
    desk::{self as staff, account as shared},
    directory, doctor, notice,
    problem::Problem,
    profile, schema, support, verification,
};
use utoipa::{
    ToSchema,
    openapi::{
        Components, ComponentsBuilder, Header, Info, ObjectBuilder, OpenApi, OpenApiBuilder, Paths, RefOr,
        Schema,
        schema::Type,
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::harden::COMMON;

/// Name of the scheme by which a patient shows their capability.
const CAPABILITY: &str = "capability";
/// Name of the scheme by which a doctor shows their session.
const SESSION: &str = "session";
/// Name of the scheme by which a session of the staff acts for the verifiers' account.
const VERIFICATION: &str = "verification";
/// Name of the scheme by which an invited doctor shows their invitation.
const INVITATION: &str = "invitation";

static DOCUMENT: LazyLock<Bytes> = LazyLock::new(|| json(&document()));
static DESK: LazyLock<Bytes> = LazyLock::new(|| json(&desk()));

fn json(document: &OpenApi) -> Bytes {
    document.to_json().expect("the document is JSON").into()
}

/// `GET` the document.
pub(crate) async fn handle() -> Response {
    answer(&DOCUMENT)
}

/// `GET` the desk's document.
pub(crate) async fn handle_desk() -> Response {
    answer(&DESK)
}

fn answer(document: &Bytes) -> Response {
    let json = HeaderValue::from_static("application/json");
    ([(header::CONTENT_TYPE, json)], document.clone()).into_response()
}

/// The document: what patients and doctors need.
pub fn document() -> OpenApi {
    let described = "Consultations between patients whom nobody knows and doctors whom everybody can check. What is said in \
         them is sealed on the devices; the service relays and keeps sealed bytes. Errors are problem documents \
         (RFC 9457) with a stable `type`.";
    whole("SeconDOK care", described, operations::paths())
}

/// The desk's document: what the staff needs.
pub fn desk() -> OpenApi {
    let described = "The people who run the service: known by name, each with the roles that they need. Errors are problem \
         documents (RFC 9457) with a stable `type`.";
    let verification = ApiKey::Header(ApiKeyValue::with_description(
        header::AUTHORIZATION.as_str(),
        "`Verification` and the token of a session of the staff: acts for the verifiers' account, where `Bearer` acts for support.",
    ));
    let mut document = whole("SeconDOK desk", described, desk::paths());
    let components = document.components.get_or_insert_default();
    components.add_security_scheme(VERIFICATION, SecurityScheme::ApiKey(verification));
    document
}

fn whole(title: &str, described: &str, paths: Paths) -> OpenApi {
    let mut info = Info::new(title, env!("CARGO_PKG_VERSION"));
    info.description = Some(described.to_owned());
    OpenApiBuilder::new().info(info).paths(paths).components(Some(components())).build()
}

fn components() -> Components {
    let capability = ApiKey::Header(ApiKeyValue::with_description(
        header::AUTHORIZATION.as_str(),
        "`Capability` and the capability of this mailbox: 32 bytes, unpadded base64url.",
    ));
    let session = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A session, from the second step of the log-in."))
        .build();
    let invitation = ApiKey::Header(ApiKeyValue::with_description(
        header::AUTHORIZATION.as_str(),
        "`Invitation` and the code of an invitation to register: 16 bytes, unpadded base64url.",
    ));
    let builder = ComponentsBuilder::new()
        .security_scheme(INVITATION, SecurityScheme::ApiKey(invitation))
        .security_scheme(CAPABILITY, SecurityScheme::ApiKey(capability))
        .security_scheme(SESSION, SecurityScheme::Http(session));
    let builder = COMMON.iter().fold(builder, |builder, (name, value)| {
        let text = value.to_str().expect("common headers are text");
        let schema = ObjectBuilder::new().schema_type(Type::String).enum_values(Some([text]));
        builder.header(component_of(name), Header::new(schema))
    });
    let mut schemas = Vec::new();
    add::<directory::Directory>(&mut schemas);
    add::<directory::SpecialtyKeys>(&mut schemas);
    add::<directory::KeyLog>(&mut schemas);
    add::<notice::Notices>(&mut schemas);
    add::<consultation::OpenMailbox>(&mut schemas);
    add::<consultation::MailboxState>(&mut schemas);
    add::<consultation::Receipt>(&mut schemas);
    add::<consultation::Transition>(&mut schemas);
    add::<consultation::Role>(&mut schemas);
    add::<schema::BlobId>(&mut schemas);
    add::<doctor::RegistrationStart>(&mut schemas);
    add::<doctor::RegistrationChallenge>(&mut schemas);
    add::<doctor::RegistrationFinish>(&mut schemas);
    add::<doctor::LoginStart>(&mut schemas);
    add::<doctor::LoginChallenge>(&mut schemas);
    add::<doctor::LoginFinish>(&mut schemas);
    add::<doctor::EndedSessions>(&mut schemas);
    add::<doctor::FactorChallenge>(&mut schemas);
    add::<doctor::FactorChange>(&mut schemas);
    add::<doctor::Session>(&mut schemas);
    add::<doctor::Vault>(&mut schemas);
    add::<doctor::VaultVersion>(&mut schemas);
    add::<doctor::Prekeys>(&mut schemas);
    add::<doctor::Queue>(&mut schemas);
    add::<staff::RegistrationChallenge>(&mut schemas);
    add::<staff::RegistrationFinish>(&mut schemas);
    add::<audit::AuditLog>(&mut schemas);
    add::<notice::DeskNotices>(&mut schemas);
    add::<notice::Draft>(&mut schemas);
    add::<notice::ChangedDraft>(&mut schemas);
    add::<notice::Read>(&mut schemas);
    add::<notice::Released>(&mut schemas);
    add::<schema::NoticeId>(&mut schemas);
    add::<shared::SharedAccount>(&mut schemas);
    add::<shared::SetUp>(&mut schemas);
    add::<shared::Share>(&mut schemas);
    add::<shared::LetIn>(&mut schemas);
    add::<shared::Rekey>(&mut schemas);
    add::<support::Letter>(&mut schemas);
    add::<staff::LoginFinish>(&mut schemas);
    add::<staff::Member>(&mut schemas);
    add::<staff::Session>(&mut schemas);
    add::<account::Account>(&mut schemas);
    add::<account::AccountErasure>(&mut schemas);
    add::<profile::ProfileChange>(&mut schemas);
    add::<schema::DoctorId>(&mut schemas);
    add::<verification::InvitationRequest>(&mut schemas);
    add::<verification::Application>(&mut schemas);
    add::<verification::Change>(&mut schemas);
    add::<verification::Documents>(&mut schemas);
    add::<verification::Seen>(&mut schemas);
    add::<verification::Shown>(&mut schemas);
    add::<verification::Applications>(&mut schemas);
    add::<verification::DeskApplication>(&mut schemas);
    add::<verification::NewCheck>(&mut schemas);
    add::<verification::NewStep>(&mut schemas);
    add::<Problem>(&mut schemas);
    builder.schemas_from_iter(schemas).build()
}

fn add<T: ToSchema>(schemas: &mut Vec<(String, RefOr<Schema>)>) {
    T::schemas(schemas);
    schemas.push((T::name().into_owned(), T::schema()));
}

/// Under which name a header's description stands among the components.
fn component_of(name: &HeaderName) -> String {
    name.as_str().to_owned()
}
