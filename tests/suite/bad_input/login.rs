//! Wrong passwords and unknown doctors.

use secondok_api::{
    doctor::{LoginChallenge, LoginFinish, LoginStart},
    path,
    problem::Kind,
};
use secondok_client::doctor::{Doctor, LoginError};
use secondok_demo::vault::MemoryVault;
use secondok_protocol::login::{ClientLogin, Password};
use secondok_testkit::{Server, rng};
use secondok_tests::http::{Answer, ask};

use crate::{
    bad_input::scene::{but_date, refused},
    people,
};

fn post(server: &Server, path: &str, body: &impl serde::Serialize) -> Answer {
    let body = serde_json::to_vec(body).unwrap();
    ask(server.address(), "POST", path, &[("content-type", "application/json")], &body)
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_doctor_get_the_same_answer() {
    let server = Server::start();
    let (desk, rng) = (MemoryVault::default(), &mut rng(8));
    let doctor = people::doctor(&server, &desk, rng).await;
    let (known, unknown) = (doctor.login_name().to_owned(), "nobody-has-this-name@example.org".to_owned());
    for (login, password) in [(&known, "wrong"), (&unknown, people::PASSWORD)] {
        let vault = MemoryVault::default();
        let refused =
            Doctor::login(people::transport(&server), &vault, login, password, people::today(), rng).await;
        assert!(matches!(refused, Err(LoginError::WrongLogin)), "{refused:?}");
    }

    let (_, request) = ClientLogin::start(Password::new("wrong"), rng).unwrap();
    let mut answers = Vec::new();
    for login in [known.clone(), unknown.clone()] {
        let started = post(
            &server,
            path::LOGIN_START,
            &LoginStart { login, request: request.clone().into(), ticket: None },
        );
        let challenge: LoginChallenge = serde_json::from_slice(&started.body).unwrap();
        let (status, headers, body) = but_date(&started);
        let exchange = challenge.exchange.clone();
        let finish =
            LoginFinish { exchange: challenge.exchange, finalization: vec![5; 64].into(), code: None };
        let finished = post(&server, path::LOGIN_FINISH, &finish);
        refused(&finished, Kind::WRONG_LOGIN);
        let lengths = (challenge.response.0.len(), exchange.0.len(), body.len());
        answers.push((status, headers, lengths, but_date(&finished)));
    }
    assert_eq!(answers[0], answers[1]);

    // Nobody was locked out by it, and nothing was told.
    let vault = MemoryVault::default();
    let transport = people::transport(&server);
    assert!(Doctor::login(transport, &vault, &known, people::PASSWORD, people::today(), rng).await.is_ok());
    for text in [&known, &unknown, "wrong", "/api/"] {
        assert!(!server.log().contains(text), "{text} in:\n{}", server.log());
    }
}
