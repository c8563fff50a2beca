//! Devices on which somebody has logged in before.

use secondok_api::problem::Kind;
use secondok_client::{
    doctor::{Doctor, LoginError},
    service::ServiceError,
};

use crate::{
    faults::Disk,
    world::{Account, PASSWORD, World},
};

/// Tries to log in on this device; why not.
async fn tries(world: &mut World, account: &Account, disk: &Disk, password: &str) -> Option<LoginError> {
    let (net, today) = (world.net(), world.today());
    Doctor::login(net, disk.clone(), &account.login, password, today, &mut world.rng).await.err()
}

#[tokio::test]
async fn a_stranger_who_guesses_locks_nobody_out_of_their_own_devices() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let disk = Disk::new();
    let mut doctor = world.log_in(&account, &disk).await;
    for _ in 0..10 {
        assert_eq!(tries(&mut world, &account, &Disk::new(), "guessed").await, Some(LoginError::WrongLogin));
    }
    let refused = Some(LoginError::Service(ServiceError::Refused(Kind::TOO_MANY_LOG_INS)));
    assert_eq!(tries(&mut world, &account, &Disk::new(), PASSWORD).await, refused, "on a device that is new");
    assert_eq!(tries(&mut world, &account, &disk, PASSWORD).await, None);
    doctor.logout(false).await.unwrap();
    assert_eq!(tries(&mut world, &account, &disk, PASSWORD).await, None, "also after logging out");
    assert_eq!(tries(&mut world, &account, &Disk::new(), PASSWORD).await, refused);
}

#[tokio::test]
async fn with_the_account_the_ticket_goes() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let disk = Disk::new();
    let mut doctor = world.log_in(&account, &disk).await;
    assert_eq!(disk.names(), ["doctor", "known"]);
    doctor.erase_account(PASSWORD, &mut world.rng).await.unwrap();
    assert!(disk.names().is_empty());
}
