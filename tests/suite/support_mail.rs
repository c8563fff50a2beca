//! Support by e-mail: handed over by LMTP over real sockets, read by the apps' own code at the desk, answered through a real
//! mail server.

mod answered;
mod bombs;
mod lmtp;
mod taken;

use secondok_api::consultation::Role;
use secondok_client::{desk::ByMail, protocol::id::MailboxAddress, thread::Thread};
use secondok_demo::vault::MemoryVault;
use secondok_testkit::{Server, rng};
use secondok_tests::{ada::Ada, people, post, runtime, staff};

fn server(more: &str) -> Server {
    Server::with(post::settings(more))
}

/// A question as whoever answers sees it.
struct Asked {
    mailbox: MailboxAddress,
    thread: Thread,
}

impl Asked {
    /// Every question that there is.
    fn all(server: &Server, ada: &Ada) -> Vec<Self> {
        runtime().block_on(async {
            let (rng, vault) = (&mut rng(51), MemoryVault::default());
            let mut support = staff::at_support(server, &ada.device, &vault, rng).await;
            let mut all = Vec::new();
            for item in support.queue(people::today(), rng).await.unwrap().items {
                let thread = support.read(item.mailbox, rng).await.unwrap().thread;
                assert_eq!(thread.refused, []);
                all.push(Self { mailbox: item.mailbox, thread });
            }
            all
        })
    }

    /// The only one.
    fn only(server: &Server, ada: &Ada) -> Self {
        let mut all = Self::all(server, ada);
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    fn by_mail(&self) -> ByMail {
        ByMail::of(&self.thread).unwrap()
    }

    /// What whoever asks wrote, message by message.
    fn words(&self) -> Vec<String> {
        use secondok_client::content::Content::{FollowUp, Question, Text};
        let said = self.thread.entries.iter().filter(|entry| entry.role == Role::Patient);
        said.map(|entry| match &entry.content {
            Question(it) => it.text.clone(),
            FollowUp(it) => it.text.clone(),
            Text(it) => it.text.clone(),
            other => panic!("{other:?}"),
        })
        .collect()
    }

    /// Answers it.
    fn answer(&self, server: &Server, ada: &Ada, text: &str) {
        runtime().block_on(async {
            let (rng, vault) = (&mut rng(text.len() as u64), MemoryVault::default());
            let mut support = staff::at_support(server, &ada.device, &vault, rng).await;
            support.answer_support(self.mailbox, text, rng).await.unwrap();
        });
    }
}
