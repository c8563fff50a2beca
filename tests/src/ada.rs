//! Ada, who answers for support: for tests that wait for her.

use secondok_client::content::Content;
use secondok_demo::vault::MemoryVault;
use secondok_testkit::{Server, rng};

use crate::{people, runtime, staff};

/// Somebody who answers what is asked of support.
#[derive(Debug)]
pub struct Ada {
    /// Where she is logged in.
    pub device: MemoryVault,
}

impl Ada {
    /// Registers, logs in and sets support up.
    pub fn begins(server: &Server) -> Self {
        let device = MemoryVault::default();
        runtime().block_on(staff::sets_support_up(server, &device, &mut rng(41)));
        Self { device }
    }

    /// Answers whoever waits.
    ///
    /// # Panics
    /// If nobody does.
    pub fn answers_waiting(&self, server: &Server, text: &str) {
        runtime().block_on(staff::answers_waiting(server, &self.device, text, &mut rng(42)));
    }

    /// Answers the only question; what was said so far.
    ///
    /// # Panics
    /// If there is none, or another one.
    pub fn answers(&self, server: &Server, text: &str) -> Vec<Content> {
        runtime().block_on(async {
            let (rng, vault) = (&mut rng(text.len() as u64), MemoryVault::default());
            let mut support = staff::at_support(server, &self.device, &vault, rng).await;
            let queue = support.queue(people::today(), rng).await.unwrap();
            let [one] = &queue.items[..] else { panic!("one question, not {}", queue.items.len()) };
            support.answer_support(one.mailbox, text, rng).await.unwrap();
            let thread = support.read(one.mailbox, rng).await.unwrap().thread;
            assert_eq!(thread.refused, []);
            thread.entries.into_iter().map(|entry| entry.content).collect()
        })
    }
}
