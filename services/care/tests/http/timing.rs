//! How long a log-in takes does not tell whether there is an account of that name.
//!
//! Unknown names and wrong passwords are tried in random order over one real connection each. What is compared is
//! the processor time of the whole service per try, which the load of the machine disturbs much less than the time
//! on the wall; the most disturbed tries are left out on both sides alike. Welch's t-test then asks whether the two
//! could have the same mean; beyond 4.5 they could not (the bound of leakage tests, ISO/IEC 17825).

use std::time::Duration;

use http::Method;
use rand_core::Rng;
use secondok_api::{
    doctor::{LoginChallenge, LoginFinish, LoginStart},
    path,
    problem::Kind,
};
use secondok_protocol::login::{ClientLogin, Password};
use serde::Serialize;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{app::App, connections::served};

/// Log-ins of each kind.
const TRIES: usize = 1_000;
/// Share of the slowest tries of each kind that is left out.
const TRIMMED: f64 = 0.1;
/// Attempts in which the machine may be too loud.
const ATTEMPTS: usize = 3;
const BOUND: f64 = 4.5;

/// A client of a few lines: what it does itself is the same for both kinds.
struct Client(TcpStream);

impl Client {
    async fn post(&mut self, path: &str, body: &impl Serialize) -> Vec<u8> {
        let body = serde_json::to_vec(body).unwrap();
        let head = format!(
            "{} {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            Method::POST,
            body.len()
        );
        self.0.write_all(&[head.as_bytes(), &body].concat()).await.unwrap();
        let (mut read, mut buffer) = (Vec::new(), [0; 8192]);
        while !read.ends_with(b"}") {
            let count = self.0.read(&mut buffer).await.unwrap();
            assert_ne!(count, 0);
            read.extend_from_slice(&buffer[..count]);
        }
        read
    }

    /// Both steps with a password that is not right; the answer to the second.
    async fn try_to_log_in(&mut self, login: &str, request: &[u8]) -> Vec<u8> {
        let start = LoginStart { login: login.to_owned(), request: request.to_vec().into(), ticket: None };
        let answer = self.post(path::LOGIN_START, &start).await;
        let body = answer.windows(4).position(|end| end == b"\r\n\r\n").unwrap() + 4;
        let challenge: LoginChallenge = serde_json::from_slice(&answer[body..]).unwrap();
        let finish =
            LoginFinish { exchange: challenge.exchange, finalization: vec![5; 64].into(), code: None };
        self.post(path::LOGIN_FINISH, &finish).await
    }
}

/// Processor time that the service's threads have taken. The database's own, which look the row up, are not among
/// them: other tests have some of the same name.
fn processor_time() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    let of_task = |task: std::fs::DirEntry| {
        let name = std::fs::read_to_string(task.path().join("comm")).ok()?;
        let stat = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        let nanoseconds: u64 = stat.split_whitespace().next()?.parse().ok()?;
        name.starts_with("service").then_some(Duration::from_nanos(nanoseconds))
    };
    tasks.filter_map(|task| of_task(task.ok()?)).sum()
}

/// Welch's t of two samples.
fn welch(a: &[f64], b: &[f64]) -> f64 {
    let mean = |x: &[f64]| x.iter().sum::<f64>() / x.len() as f64;
    let spread = |x: &[f64], mean: f64| {
        x.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (x.len() - 1) as f64 / x.len() as f64
    };
    let (mean_a, mean_b) = (mean(a), mean(b));
    (mean_a - mean_b) / (spread(a, mean_a) + spread(b, mean_b)).sqrt()
}

fn trimmed(mut times: Vec<f64>) -> Vec<f64> {
    times.sort_by(f64::total_cmp);
    times.truncate((times.len() as f64 * (1.0 - TRIMMED)) as usize);
    times
}

/// One attempt; the t of unknown names against wrong passwords.
async fn attempt(client: &mut Client, known: &str, app: &mut App) -> f64 {
    let mut order: Vec<bool> = (0..2 * TRIES).map(|n| n % 2 == 0).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, app.rng.next_u64() as usize % (at + 1));
    }
    let (mut unknown_times, mut wrong_times) = (Vec::new(), Vec::new());
    for (n, is_known) in order.into_iter().enumerate() {
        // Names of the same length, another unknown one each time.
        let unknown = format!("x{n:04}@example.org");
        let login = if is_known { known } else { &unknown };
        let (_, request) = ClientLogin::start(Password::new("wrong"), &mut app.rng).unwrap();
        // A name takes so many tries and no more; this one's are all there again each time.
        app.clock.advance_seconds(60);
        let before = processor_time();
        let answer = client.try_to_log_in(login, &request).await;
        let taken = processor_time().saturating_sub(before).as_secs_f64();
        assert!(String::from_utf8_lossy(&answer).contains(Kind::WRONG_LOGIN.name));
        if is_known { &mut wrong_times } else { &mut unknown_times }.push(taken);
    }
    welch(&trimmed(unknown_times), &trimmed(wrong_times))
}

#[test]
fn a_log_in_takes_the_same_whether_there_is_an_account_or_not() {
    // The service has threads of its own, known by their name.
    let service = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("service")
        .enable_all()
        .build()
        .unwrap();
    let here = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (mut app, served) = service.block_on(async {
        let mut app = App::start().await;
        app.doctor("known").await;
        let served = served(&app.care).await;
        (app, served)
    });
    let t = here.block_on(async {
        let mut client = Client(TcpStream::connect(served.address).await.unwrap());
        client.0.set_nodelay(true).unwrap();
        let mut ts = Vec::new();
        for _ in 0..ATTEMPTS {
            ts.push(attempt(&mut client, "known@example.org", &mut app).await);
            if ts.last().is_some_and(|t| t.abs() < BOUND) {
                break;
            }
        }
        ts
    });
    assert!(t.last().is_some_and(|t| t.abs() < BOUND), "Welch's t of each attempt: {t:?}");
}
