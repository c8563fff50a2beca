//! What the doctor's keys open: the sealed vault, and a mailbox's messages down to the bytes inside.

use std::sync::Arc;

use secondok_api::{
    consultation::FromQuery,
    doctor::Vault as SealedVault,
    frame::{Frame, FrameReader, MessageFrame},
    path,
};
use secondok_cli::transport::HttpTransport;
use secondok_client::{
    doctor::VAULT_NAME,
    transport::{Authorization, Method, Request, Transport},
    vault::Vault,
};
use secondok_demo::vault::MemoryVault;
use secondok_protocol::{
    attachment::{Attached, CHUNK_LEN, Opener},
    id::{DoctorId, MailboxAddress},
    identity::DoctorIdentity,
    message::{DoctorChannel, DoctorConsultationSecrets, Opened},
    prekey::DoctorPrekeys,
    vault::VaultKeys,
};
use serde_json::Value;

fn bytes(value: &Value) -> Vec<u8> {
    serde_json::from_value::<secondok_api::bytes::Bytes>(value.clone()).unwrap().0
}

/// A doctor who is logged in, with what their device keeps.
pub(super) struct Keys {
    doctor: DoctorId,
    session: Authorization,
    /// The key of the sealed vault.
    pub(super) key: [u8; 32],
}

impl Keys {
    /// Of this device.
    pub(super) async fn of(device: &MemoryVault) -> Self {
        let device: Value = serde_json::from_slice(&device.get(VAULT_NAME).await.unwrap().unwrap()).unwrap();
        Self {
            doctor: device["doctor"].as_str().unwrap().parse().unwrap(),
            session: Authorization::Session(device["token"].as_str().unwrap().parse().unwrap()),
            key: bytes(&device["key"]).try_into().unwrap(),
        }
    }

    /// What is inside the doctor's sealed vault now.
    pub(super) async fn vault(&self, transport: &HttpTransport) -> Value {
        let answer = get(transport, path::VAULT.to_owned(), &self.session).await;
        let sealed: SealedVault = serde_json::from_slice(&answer).unwrap();
        let (_, content) = VaultKeys::reopen(self.doctor, &self.key, &sealed.sealed.0).unwrap();
        serde_json::from_slice(&content).unwrap()
    }

    /// The messages of a mailbox, as they lie there.
    pub(super) async fn wires(
        &self,
        transport: &HttpTransport,
        mailbox: MailboxAddress,
    ) -> Vec<MessageFrame> {
        let answer = get(transport, path::messages(mailbox, FromQuery::default()), &self.session).await;
        let mut reader = FrameReader::default();
        reader.push(&answer);
        let mut messages = Vec::new();
        while let Some(frame) = reader.next_frame().unwrap() {
            if let Frame::Message(message) = frame {
                messages.push(message);
            }
        }
        messages
    }

    /// What is inside the messages of a mailbox, byte by byte; the doctor has answered in it.
    pub(super) async fn contents(&self, transport: &HttpTransport, mailbox: MailboxAddress) -> Vec<Vec<u8>> {
        let opened = self.opened(transport, mailbox).await;
        opened.iter().map(|message| message.content().to_vec()).collect()
    }

    /// The messages of a mailbox; the doctor has answered in it.
    pub(super) async fn opened(&self, transport: &HttpTransport, mailbox: MailboxAddress) -> Vec<Opened> {
        let vault = self.vault(transport).await;
        let seed = bytes(&vault["identity"]).try_into().unwrap();
        let identity = Arc::new(DoctorIdentity::from_seed_bytes(self.doctor, &seed));
        let secrets = vault["consultations"][mailbox.to_text()].clone();
        let secrets: DoctorConsultationSecrets = serde_json::from_value(secrets).unwrap();
        let prekeys: DoctorPrekeys = serde_json::from_value(vault["prekeys"].clone()).unwrap();
        let mut channel = DoctorChannel::restore(identity, secrets);
        let wires = self.wires(transport, mailbox).await;
        let mut open =
            |message: &MessageFrame| channel.open(message.role.into(), &message.wire, &prekeys).unwrap();
        wires.iter().map(&mut open).collect()
    }

    /// What an attachment holds, byte by byte.
    pub(super) async fn attachment(
        &self,
        transport: &HttpTransport,
        mailbox: MailboxAddress,
        attached: &Attached,
    ) -> Vec<u8> {
        let sealed = get(transport, path::attachment(mailbox, attached.blob), &self.session).await;
        let (mut opener, mut content) = (Opener::new(attached, mailbox), Vec::new());
        for sealed in sealed.chunks_exact(CHUNK_LEN) {
            let mut chunk: Box<[u8; CHUNK_LEN]> = Box::new(sealed.try_into().unwrap());
            let opened = opener.open(&mut chunk).unwrap();
            content.extend_from_slice(&chunk[opened.range]);
        }
        opener.finish().unwrap();
        content
    }
}

async fn get(transport: &HttpTransport, path: String, session: &Authorization) -> Vec<u8> {
    let authorization = Some(session.clone());
    let answer = transport
        .call(Request { method: Method::Get, path, authorization, headers: Vec::new(), body: None })
        .await
        .unwrap();
    assert_eq!(answer.status, 200);
    answer.body
}

/// Every secret in an opened vault: the strings that stand under these names, as bytes.
pub(super) fn secrets_in(vault: &Value) -> Vec<(String, Vec<u8>)> {
    const SECRET: [&str; 4] = ["identity", "seed", "psk", "key"];
    let mut found = Vec::new();
    match vault {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(_) if SECRET.contains(&name.as_str()) => {
                        found.push((format!("the vault's {name}"), bytes(value)));
                    }
                    value => found.extend(secrets_in(value)),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| found.extend(secrets_in(value))),
        _ => {}
    }
    found
}
