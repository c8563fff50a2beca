//! The side of the bridge that answers: a worker, for its page and for whoever has a port to it.

use std::{future::Future, marker::PhantomData};

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::MessagePort;

use crate::bridge::{Asked, Beside, End, Listener, Said, Talk, message};

/// What is answered, with what goes beside it.
pub type Answered<T> = Result<(<T as Talk>::Answer, Beside), <T as Talk>::Trouble>;

/// Whoever asks, as the worker sees them. Cheap to clone.
pub struct Asker<T> {
    end: End,
    talk: PhantomData<T>,
}

impl<T> Clone for Asker<T> {
    fn clone(&self) -> Self {
        Self { end: self.end.clone(), talk: PhantomData }
    }
}

impl<T: Talk> Asker<T> {
    /// This worker's page.
    fn page() -> Self {
        Self { end: js_sys::global().unchecked_into(), talk: PhantomData }
    }

    /// Whoever has the other end of this port.
    pub fn over(port: &MessagePort) -> Self {
        Self { end: port.clone().unchecked_into(), talk: PhantomData }
    }

    /// Says something unasked, to them and nobody else.
    pub fn announce(&self, event: T::Event) {
        self.say(&Said::Event(event), Beside::none());
    }

    fn say(&self, said: &Said<T::Answer, T::Trouble, T::Event>, beside: Beside) {
        self.end.post(message(said, beside));
    }

    fn answer_by<F>(&self, answer: impl Fn(T::Command, JsValue) -> F + 'static) -> Listener
    where
        F: Future<Output = Answered<T>> + 'static,
    {
        let asker = self.clone();
        self.end.listen(move |Asked { id, command }: Asked<T::Command>, beside| {
            let (asker, done) = (asker.clone(), answer(command, beside));
            spawn_local(async move {
                match done.await {
                    Ok((answer, beside)) => asker.say(&Said::Answer(id, Ok(answer)), beside),
                    Err(trouble) => asker.say(&Said::Answer(id, Err(trouble)), Beside::none()),
                }
            });
        })
    }
}

/// Says something unasked to the page.
pub fn announce<T: Talk>(event: T::Event) {
    Asker::<T>::page().announce(event);
}

/// Answers every command of the page by this function, each as soon as it is done. It also gets what is beside the command
/// (`undefined` where there is nothing).
pub fn serve<T: Talk, F>(answer: impl Fn(T::Command, JsValue) -> F + 'static)
where
    F: Future<Output = Result<T::Answer, T::Trouble>> + 'static,
{
    serve_with::<T, _>(move |command, beside| {
        let done = answer(command, beside);
        async move { done.await.map(|answer| (answer, Beside::none())) }
    });
}

/// The same by a function that also gives what goes beside the answer.
pub fn serve_with<T: Talk, F>(answer: impl Fn(T::Command, JsValue) -> F + 'static)
where
    F: Future<Output = Answered<T>> + 'static,
{
    let page = Asker::<T>::page();
    // For as long as the worker lives.
    page.answer_by(answer).forget();
    page.say(&Said::Ready, Beside::none());
}

/// Answers whoever has the other end of this port in the same way, what they have asked already too. They are told
/// something unasked by [`Asker::over`] the same port.
pub fn serve_port<T: Talk, F>(port: &MessagePort, answer: impl Fn(T::Command, JsValue) -> F + 'static)
where
    F: Future<Output = Answered<T>> + 'static,
{
    // For as long as the port is open: nothing tells for sure when it was closed.
    Asker::<T>::over(port).answer_by(answer).forget();
}
