//! What every store does, whatever database it stands on. [`every_test`] is run in each [`Place`].

mod accounts;
mod attachments;
mod audit;
mod backups;
mod days;
mod doctors;
mod key_log;
mod letters;
mod messages;
mod notices;
mod opening;
mod staff;
mod statistics;
mod support;
mod versions;

use crate::things::Place;

/// Names the tests once: as tests of their own on SQLite, and as one list for other databases.
macro_rules! suite {
    ($($module:ident::$name:ident),* $(,)?) => {
        mod sqlite {
            use crate::things::Folder;

            $(#[tokio::test]
            async fn $name() {
                super::$module::$name(&Folder::new()).await;
            })*
        }

        /// Runs every test in this place.
        #[cfg_attr(not(feature = "postgres"), expect(dead_code, reason = "for the other databases"))]
        pub async fn every_test(place: &impl Place) {
            $(
                eprintln!("{}", stringify!($name));
                $module::$name(place).await;
            )*
        }
    };
}

suite! {
    opening::a_repeated_opening_gets_the_same_answer,
    opening::an_address_is_never_used_twice,
    opening::only_an_available_doctor_is_asked,
    opening::many_open_at_once,
    messages::a_consultation_runs_from_its_request_to_its_end,
    messages::messages_come_in_pages,
    messages::a_repeated_message_gets_the_same_receipt,
    messages::another_message_with_the_same_number_is_refused,
    messages::a_message_out_of_order_is_refused,
    messages::a_message_that_does_not_follow_the_last_is_refused,
    messages::strangers_are_told_nothing,
    messages::what_a_state_does_not_allow_is_refused,
    messages::a_mailbox_holds_so_many_messages_and_no_more,
    messages::only_so_many_messages_wait_for_the_doctors_first,
    messages::of_two_senders_with_one_number_one_wins,
    messages::destroyed_is_gone_and_stays_gone,
    messages::the_queue_begins_with_what_is_due_first,
    letters::a_letter_is_taken_once_and_can_be_put_back,
    key_log::what_people_are_led_to_stands_in_the_log,
    key_log::a_log_with_a_gap_is_told_as_damaged,
    days::the_last_day_is_inclusive,
    days::late_consultations_end,
    days::ended_consultations_are_erased_on_their_day,
    days::the_day_never_goes_backwards,
    days::a_night_is_made_once,
    doctors::an_invitation_is_good_once_and_until_its_day,
    doctors::names_are_taken_once,
    doctors::a_session_ends,
    doctors::a_vault_is_replaced_only_in_the_version_that_was_read,
    doctors::prekeys_are_current_between_their_days,
    doctors::the_directory_lists_who_is_registered,
    staff::an_invitation_makes_one_account,
    staff::a_name_of_the_staff_is_taken_once,
    staff::a_session_of_the_staff_ends,
    staff::roles_hold_from_the_next_look_on,
    staff::of_two_who_bring_one_code_one_is_let_in,
    audit::a_change_and_its_entry_come_together,
    audit::what_somebody_should_look_at_is_found_alone,
    audit::entries_that_come_at_once_are_one_chain,
    audit::the_end_is_sealed_each_night_and_what_is_old_is_forgotten,
    support::support_is_made_once_and_stands_in_no_directory,
    support::a_share_is_given_once_to_who_may_answer_and_goes_with_the_role,
    support::who_was_removed_does_not_come_back_with_a_backup,
    support::the_vault_of_support_gets_a_new_key_whole_or_not_at_all,
    support::a_session_acts_for_support_as_long_as_the_role_is_held,
    support::the_shares_of_one_account_are_nothing_to_the_other,
    notices::a_notice_is_released_by_somebody_else,
    notices::nobody_releases_their_own_words,
    notices::a_notice_is_written_once,
    notices::a_notice_is_in_force_between_its_days,
    notices::numbers_grow_in_the_order_in_which_notices_appear,
    notices::of_two_who_release_at_once_each_gets_a_number_of_its_own,
    notices::a_withdrawn_notice_is_shown_to_nobody,
    notices::notices_go_when_they_are_long_over,
    statistics::a_week_is_counted_when_it_is_over,
    statistics::what_is_too_few_is_nowhere_in_the_database,
    statistics::a_doctor_counts_once_however_many_rows_tell_of_them,
    statistics::a_week_is_counted_once,
    statistics::questions_to_support_are_no_consultations,
    statistics::weeks_are_counted_that_it_was_on_from_their_first_day,
    statistics::nights_that_were_missed_are_counted_before_anything_is_erased,
    statistics::weeks_go_after_a_quarter_of_a_year,
    accounts::an_account_is_erased_whole_and_its_names_are_free,
    accounts::an_account_that_patients_wait_for_is_not_erased,
    accounts::an_erased_account_does_not_come_back_with_a_backup,
    accounts::a_profile_changes_from_what_was_seen_only,
    attachments::an_upload_counts_part_by_part,
    attachments::what_cannot_be_put_on_disk_does_not_count,
    attachments::a_part_that_cannot_be_put_does_not_count_and_leaves_no_time_behind,
    attachments::a_folder_without_the_files_that_count_is_noticed,
    attachments::so_much_of_the_disk_stays_free_of_attachments,
    attachments::requests_that_nobody_took_leave_room_for_those_that_somebody_did,
    attachments::a_part_whose_row_went_meanwhile_goes_too,
    attachments::files_that_could_not_be_removed_are_as_soon_as_they_can_be,
    attachments::a_job_that_fails_keeps_no_other_of_the_night_from_its_work,
    attachments::a_quota_holds_when_many_begin_at_once,
    attachments::what_was_removed_does_not_come_again_under_its_number,
    attachments::attachments_of_a_request_that_nobody_took_go_with_its_end,
    attachments::only_the_patient_of_a_running_consultation_begins,
    attachments::destroyed_and_erased_attachments_leave_no_file,
    attachments::late_uploads_and_what_a_crash_left_are_swept,
    attachments::the_folder_of_another_database_is_noticed,
    attachments::after_the_night_no_file_tells_its_day,
    attachments::a_backup_without_its_folder_forgets_what_is_missing,
    backups::a_backup_brings_everything_back,
    backups::a_backup_is_one_moment_in_key_order,
    backups::a_backup_never_brings_back_what_was_destroyed,
    backups::a_backup_goes_into_an_empty_database_only,
    backups::a_rewrite_changes_nothing_that_is_read,
    versions::opening_again_keeps_everything,
    versions::a_newer_database_is_refused,
    versions::a_foreign_database_is_refused,
}
