//! The side of the bridge that asks: a page, or whoever has a port to a worker.

use std::{
    cell::{OnceCell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use futures_channel::oneshot;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessagePort, Window, Worker, WorkerOptions, WorkerType};

use crate::{
    bridge::{Asked, Beside, End, Listener, Message, Said, Talk, message},
    paint::painted,
};

/// The worker, as whoever asks it sees it. Cheap to clone.
pub struct Engine<T: Talk>(Rc<Inner<T>>);

struct Inner<T: Talk> {
    /// None until the first screen has been painted, where the browser starts none, and once it was ended.
    way: RefCell<Option<Way>>,
    state: RefCell<State<T>>,
    /// Why nothing is answered any more.
    over: OnceCell<Box<dyn Fn() -> T::Trouble>>,
}

/// The way to the worker.
struct Way {
    over: Over,
    _listeners: (Listener, Option<Closure<dyn Fn()>>),
}

/// What it is asked over.
enum Over {
    /// It is this page's own.
    Worker(Worker),
    /// Somebody else's.
    Port(MessagePort),
}

impl Way {
    fn end(&self) -> &End {
        match &self.over {
            Over::Worker(worker) => worker.unchecked_ref(),
            Over::Port(port) => port.unchecked_ref(),
        }
    }

    /// Nothing comes and nothing goes any more.
    fn close(self) {
        self.end().deafen();
        match self.over {
            Over::Worker(worker) => {
                worker.set_onerror(None);
                worker.terminate();
            }
            Over::Port(port) => port.close(),
        }
    }
}

struct State<T: Talk> {
    ready: bool,
    next: u32,
    /// Questions from before it could be asked.
    waiting: Vec<Message>,
    asked: HashMap<u32, Asker<T>>,
}

/// What is answered, with what is beside it.
type Answered<T> = Result<(<T as Talk>::Answer, JsValue), <T as Talk>::Trouble>;

/// Who waits for an answer.
type Asker<T> = oneshot::Sender<Answered<T>>;

impl<T: Talk> Clone for Engine<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

/// Of a worker's script: the page has a `<link>` with this id, which names it.
pub fn script(id: &str) -> Option<String> {
    let page: Window = js_sys::global().unchecked_into();
    page.document()?.get_element_by_id(id)?.get_attribute("href")
}

impl<T: Talk> Engine<T> {
    fn new(ready: bool) -> Self {
        let state = State { ready, next: 0, waiting: Vec::new(), asked: HashMap::new() };
        Self(Rc::new(Inner { way: RefCell::default(), state: RefCell::new(state), over: OnceCell::new() }))
    }

    /// Starts the worker whose script has this address, once the first screen has been painted: whoever comes sees it
    /// sooner, and what is asked before waits. `heard` is called with what the worker says unasked, `broken` where the
    /// browser starts none and when it has ended by a fault: what was asked is then not answered any more, unless it is
    /// [ended](Self::end).
    pub fn start(script: &str, heard: impl Fn(T::Event) + 'static, broken: impl Fn() + 'static) -> Self {
        let engine = Self::new(false);
        let (starting, script) = (engine.clone(), script.to_owned());
        spawn_local(async move {
            painted().await;
            if starting.0.over.get().is_none() {
                starting.run(&script, heard, broken);
            }
        });
        engine
    }

    fn run(&self, script: &str, heard: impl Fn(T::Event) + 'static, broken: impl Fn() + 'static) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(script, &options) else { return broken() };
        let listen = self.listen(worker.unchecked_ref(), heard);
        let fault = Closure::<dyn Fn()>::new(broken);
        worker.set_onerror(Some(fault.as_ref().unchecked_ref()));
        self.0.way.replace(Some(Way { over: Over::Worker(worker), _listeners: (listen, Some(fault)) }));
    }

    /// Asks over a port at whose other end somebody [serves](crate::worker::serve_port). `heard` is called with what they say
    /// unasked. Whoever is to be asked need not be there yet.
    pub fn over(port: MessagePort, heard: impl Fn(T::Event) + 'static) -> Self {
        let engine = Self::new(true);
        let listen = engine.listen(port.unchecked_ref(), heard);
        engine.0.way.replace(Some(Way { over: Over::Port(port), _listeners: (listen, None) }));
        engine
    }

    fn listen(&self, end: &End, heard: impl Fn(T::Event) + 'static) -> Listener {
        let listening = self.clone();
        end.listen(move |said: Said<T::Answer, T::Trouble, T::Event>, beside| match said {
            Said::Ready => listening.ready(),
            Said::Answer(id, done) => {
                let sender = listening.0.state.borrow_mut().asked.remove(&id);
                // Whoever asked may have gone away.
                if let Some(sender) = sender {
                    let _ = sender.send(done.map(|answer| (answer, beside)));
                }
            }
            Said::Event(event) => heard(event),
        })
    }

    fn post(&self, message: Message) {
        if let Some(way) = &*self.0.way.borrow() {
            way.end().post(message);
        }
    }

    fn ready(&self) {
        let waiting = {
            let mut state = self.0.state.borrow_mut();
            state.ready = true;
            std::mem::take(&mut state.waiting)
        };
        for message in waiting {
            self.post(message);
        }
    }

    /// Asks for something and waits until it is done.
    ///
    /// # Errors
    /// What the worker says, or whoever has ended it.
    pub async fn ask(&self, command: T::Command) -> Result<T::Answer, T::Trouble> {
        self.ask_with(command, Beside::none()).await.map(|(answer, _)| answer)
    }

    /// Asks for something with this beside it, and waits until it is done: the answer, and what is beside that
    /// (`undefined` where there is nothing).
    ///
    /// # Errors
    /// What the worker says, or whoever has ended it.
    pub async fn ask_with(&self, command: T::Command, beside: Beside) -> Answered<T> {
        if let Some(why) = self.0.over.get() {
            return Err(why());
        }
        let (sender, receiver) = oneshot::channel();
        let now = {
            let mut state = self.0.state.borrow_mut();
            let id = state.next;
            state.next += 1;
            state.asked.insert(id, sender);
            let message = message(&Asked { id, command }, beside);
            if state.ready {
                Some(message)
            } else {
                state.waiting.push(message);
                None
            }
        };
        if let Some(message) = now {
            self.post(message);
        }
        receiver.await.expect("what is asked is kept until the answer")
    }

    /// Ends the worker, or closes the port to it. Whatever was asked and is not answered, and whatever is still asked, is
    /// answered by this.
    pub fn end(&self, why: impl Fn() -> T::Trouble + 'static) {
        if self.0.over.set(Box::new(why)).is_err() {
            return;
        }
        if let Some(way) = self.0.way.take() {
            way.close();
        }
        let asked = {
            let mut state = self.0.state.borrow_mut();
            state.waiting.clear();
            std::mem::take(&mut state.asked)
        };
        let why = self.0.over.get().expect("it was just said");
        for sender in asked.into_values() {
            let _ = sender.send(Err(why()));
        }
    }
}
