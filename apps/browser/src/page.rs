//! The page's side of the bridge.

use std::{
    cell::{OnceCell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use futures_channel::oneshot;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::{
    bridge::{Asked, Said, Talk},
    paint::painted,
};

/// The worker, as its page sees it. Cheap to clone.
pub struct Engine<T: Talk>(Rc<Inner<T>>);

struct Inner<T: Talk> {
    /// None until the first screen has been painted, and where the browser starts none.
    worker: OnceCell<Worker>,
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
    /// Starts the worker whose script has this address, once the first screen has been painted: whoever comes sees it
    /// sooner, and what is asked before waits. `heard` is called with what the worker says unasked, `broken` where the
    /// browser starts none and when it has ended by a fault: what was asked is then not answered any more.
    pub fn start(script: &str, heard: impl Fn(T::Event) + 'static, broken: impl Fn() + 'static) -> Self {
        let state = State { ready: false, next: 0, waiting: Vec::new(), asked: HashMap::new() };
        let engine = Self(Rc::new(Inner { worker: OnceCell::new(), state: RefCell::new(state) }));
        let (starting, script) = (engine.clone(), script.to_owned());
        spawn_local(async move {
            painted().await;
            starting.run(&script, heard, broken);
        });
        engine
    }

    fn run(&self, script: &str, heard: impl Fn(T::Event) + 'static, broken: impl Fn() + 'static) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(script, &options) else { return broken() };
        let listening = self.clone();
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
        worker.set_onmessage(Some(listen.as_ref().unchecked_ref()));
        let fault = Closure::<dyn Fn()>::new(broken);
        worker.set_onerror(Some(fault.as_ref().unchecked_ref()));
        // For as long as the page lives.
        listen.forget();
        fault.forget();
        let _ = self.0.worker.set(worker);
    }

    fn post(&self, text: String) {
        if let Some(worker) = self.0.worker.get() {
            let _ = worker.post_message(&text.into());
        }
    }

    fn ready(&self) {
        let waiting = {
            let mut state = self.0.state.borrow_mut();
            state.ready = true;
            std::mem::take(&mut state.waiting)
        };
        for text in waiting {
            self.post(text);
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
            self.post(text);
        }
        receiver.await.expect("the page keeps what it waits for until the answer")
    }
}
