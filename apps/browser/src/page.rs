//! The page's side of the bridge.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use futures_channel::oneshot;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::bridge::{Asked, Said, Talk};

/// The worker, as its page sees it. Cheap to clone.
pub struct Engine<T: Talk>(Rc<Inner<T>>);

struct Inner<T: Talk> {
    worker: Worker,
    state: RefCell<State<T>>,
}

struct State<T: Talk> {
    ready: bool,
    next: u32,
    /// Questions from before it could be asked.
    waiting: Vec<String>,
    asked: HashMap<u32, Asker<T>>,
}

/// Who waits for an answer.
type Asker<T> = oneshot::Sender<Result<<T as Talk>::Answer, <T as Talk>::Trouble>>;

impl<T: Talk> Clone for Engine<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: Talk> Engine<T> {
    /// Starts the worker whose script has this address. `heard` is called with what it says unasked, `broken` when it has
    /// ended by a fault: what was asked is then not answered any more.
    ///
    /// # Errors
    /// What the browser says where it starts no worker.
    pub fn start(
        script: &str,
        heard: impl Fn(T::Event) + 'static,
        broken: impl Fn() + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script, &options)?;
        let state = State { ready: false, next: 0, waiting: Vec::new(), asked: HashMap::new() };
        let engine = Self(Rc::new(Inner { worker, state: RefCell::new(state) }));
        let listening = engine.clone();
        let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let Some(text) = event.data().as_string() else { return };
            match serde_json::from_str::<Said<T::Answer, T::Trouble, T::Event>>(&text) {
                Ok(Said::Ready) => listening.ready(),
                Ok(Said::Answer(id, done)) => {
                    let sender = listening.0.state.borrow_mut().asked.remove(&id);
                    // Whoever asked may have gone away.
                    if let Some(sender) = sender {
                        let _ = sender.send(done);
                    }
                }
                Ok(Said::Event(event)) => heard(event),
                Err(_) => {}
            }
        });
        engine.0.worker.set_onmessage(Some(listen.as_ref().unchecked_ref()));
        let fault = Closure::<dyn Fn()>::new(broken);
        engine.0.worker.set_onerror(Some(fault.as_ref().unchecked_ref()));
        // For as long as the page lives.
        listen.forget();
        fault.forget();
        Ok(engine)
    }

    fn ready(&self) {
        let waiting = {
            let mut state = self.0.state.borrow_mut();
            state.ready = true;
            std::mem::take(&mut state.waiting)
        };
        for text in waiting {
            let _ = self.0.worker.post_message(&text.into());
        }
    }

    /// Asks for something and waits until it is done.
    pub async fn ask(&self, command: T::Command) -> Result<T::Answer, T::Trouble> {
        let (sender, receiver) = oneshot::channel();
        let text = {
            let mut state = self.0.state.borrow_mut();
            let id = state.next;
            state.next += 1;
            state.asked.insert(id, sender);
            let text = serde_json::to_string(&Asked { id, command }).expect("a command is JSON");
            if state.ready {
                Some(text)
            } else {
                state.waiting.push(text);
                None
            }
        };
        if let Some(text) = text {
            let _ = self.0.worker.post_message(&text.into());
        }
        receiver.await.expect("the page keeps what it waits for until the answer")
    }
}
