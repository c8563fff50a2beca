//! Made from tables/profile.txt: `UPDATE=1 cargo test -p secondok-deident profile::table`.

use super::{Basic, Option, Row, row};
use crate::report::Group;

#[rustfmt::skip]
pub(super) static ROWS: [Row; 652] = [
    row(0x0000_1000, Basic::X, Option::N, Group::Identifiers), // Affected SOP Instance UID
    row(0x0000_1001, Basic::U, Option::N, Group::Identifiers), // Requested SOP Instance UID
    row(0x0002_0003, Basic::U, Option::N, Group::Identifiers), // Media Storage SOP Instance UID
    row(0x0004_1511, Basic::U, Option::N, Group::Identifiers), // Referenced SOP Instance UID in File
    row(0x0008_0012, Basic::XD, Option::T, Group::Dates), // Instance Creation Date
    row(0x0008_0013, Basic::XZD, Option::T, Group::Dates), // Instance Creation Time
    row(0x0008_0014, Basic::U, Option::N, Group::Identifiers), // Instance Creator UID
    row(0x0008_0015, Basic::X, Option::T, Group::Dates), // Instance Coercion DateTime
    row(0x0008_0017, Basic::U, Option::N, Group::Identifiers), // Acquisition UID
    row(0x0008_0018, Basic::U, Option::N, Group::Identifiers), // SOP Instance UID
    row(0x0008_0019, Basic::U, Option::N, Group::Identifiers), // Pyramid UID
    row(0x0008_0020, Basic::Z, Option::T, Group::Dates), // Study Date
    row(0x0008_0021, Basic::XD, Option::T, Group::Dates), // Series Date
    row(0x0008_0022, Basic::XZ, Option::T, Group::Dates), // Acquisition Date
    row(0x0008_0023, Basic::ZD, Option::T, Group::Dates), // Content Date
    row(0x0008_0024, Basic::X, Option::T, Group::Dates), // Overlay Date
    row(0x0008_0025, Basic::X, Option::T, Group::Dates), // Curve Date
    row(0x0008_002A, Basic::XZD, Option::T, Group::Dates), // Acquisition DateTime
    row(0x0008_0030, Basic::Z, Option::T, Group::Dates), // Study Time
    row(0x0008_0031, Basic::XD, Option::T, Group::Dates), // Series Time
    row(0x0008_0032, Basic::XZ, Option::T, Group::Dates), // Acquisition Time
    row(0x0008_0033, Basic::ZD, Option::T, Group::Dates), // Content Time
    row(0x0008_0034, Basic::X, Option::T, Group::Dates), // Overlay Time
    row(0x0008_0035, Basic::X, Option::T, Group::Dates), // Curve Time
    row(0x0008_0050, Basic::Z, Option::N, Group::Numbers), // Accession Number
    row(0x0008_0054, Basic::X, Option::N, Group::Institutions), // Retrieve AE Title
    row(0x0008_0055, Basic::X, Option::N, Group::Institutions), // Station AE Title
    row(0x0008_0058, Basic::U, Option::N, Group::Identifiers), // Failed SOP Instance UID List
    row(0x0008_0080, Basic::XZD, Option::N, Group::Institutions), // Institution Name
    row(0x0008_0081, Basic::X, Option::N, Group::Institutions), // Institution Address
    row(0x0008_0082, Basic::XZD, Option::N, Group::Institutions), // Institution Code Sequence
    row(0x0008_0090, Basic::Z, Option::N, Group::Staff), // Referring Physician's Name
    row(0x0008_0092, Basic::X, Option::N, Group::Staff), // Referring Physician's Address
    row(0x0008_0094, Basic::X, Option::N, Group::Staff), // Referring Physician's Telephone Numbers
    row(0x0008_0096, Basic::X, Option::N, Group::Staff), // Referring Physician Identification Sequence
    row(0x0008_009C, Basic::Z, Option::N, Group::Staff), // Consulting Physician's Name
    row(0x0008_009D, Basic::X, Option::N, Group::Staff), // Consulting Physician Identification Sequence
    row(0x0008_0106, Basic::D, Option::T, Group::Dates), // Context Group Version
    row(0x0008_0107, Basic::D, Option::T, Group::Dates), // Context Group Local Version
    row(0x0008_0201, Basic::X, Option::N, Group::Dates), // Timezone Offset From UTC
    row(0x0008_1000, Basic::X, Option::N, Group::Institutions), // Network ID
    row(0x0008_1010, Basic::XZD, Option::N, Group::Devices), // Station Name
    row(0x0008_1030, Basic::X, Option::D, Group::Notes), // Study Description
    row(0x0008_103E, Basic::X, Option::D, Group::Notes), // Series Description
    row(0x0008_1040, Basic::X, Option::N, Group::Institutions), // Institutional Department Name
    row(0x0008_1041, Basic::X, Option::N, Group::Institutions), // Institutional Department Type Code Sequence
    row(0x0008_1048, Basic::X, Option::N, Group::Staff), // Physician(s) of Record
    row(0x0008_1049, Basic::X, Option::N, Group::Staff), // Physician(s) of Record Identification Sequence
    row(0x0008_1050, Basic::X, Option::N, Group::Staff), // Performing Physician's Name
    row(0x0008_1052, Basic::X, Option::N, Group::Staff), // Performing Physician Identification Sequence
    row(0x0008_1060, Basic::X, Option::N, Group::Staff), // Name of Physician(s) Reading Study
    row(0x0008_1062, Basic::X, Option::N, Group::Staff), // Physician(s) Reading Study Identification Sequence
    row(0x0008_1070, Basic::XZD, Option::N, Group::Staff), // Operators' Name
    row(0x0008_1072, Basic::XD, Option::N, Group::Staff), // Operator Identification Sequence
    row(0x0008_1080, Basic::X, Option::N, Group::Notes), // Admitting Diagnoses Description
    row(0x0008_1084, Basic::X, Option::N, Group::Notes), // Admitting Diagnoses Code Sequence
    row(0x0008_1088, Basic::X, Option::N, Group::Notes), // Pyramid Description
    row(0x0008_1110, Basic::XZ, Option::N, Group::Identifiers), // Referenced Study Sequence
    row(0x0008_1111, Basic::XZD, Option::N, Group::Identifiers), // Referenced Performed Procedure Step Sequence
    row(0x0008_1120, Basic::X, Option::N, Group::Identifiers), // Referenced Patient Sequence
    row(0x0008_1140, Basic::XZU, Option::N, Group::Identifiers), // Referenced Image Sequence
    row(0x0008_1155, Basic::U, Option::N, Group::Identifiers), // Referenced SOP Instance UID
    row(0x0008_1195, Basic::U, Option::N, Group::Identifiers), // Transaction UID
    row(0x0008_1301, Basic::X, Option::N, Group::Notes), // Principal Diagnosis Code Sequence
    row(0x0008_1302, Basic::X, Option::N, Group::Notes), // Primary Diagnosis Code Sequence
    row(0x0008_1303, Basic::X, Option::N, Group::Notes), // Secondary Diagnoses Code Sequence
    row(0x0008_1304, Basic::X, Option::N, Group::Notes), // Histological Diagnoses Code Sequence
    row(0x0008_2111, Basic::X, Option::D, Group::Notes), // Derivation Description
    row(0x0008_2112, Basic::XZU, Option::N, Group::Identifiers), // Source Image Sequence
    row(0x0008_3010, Basic::U, Option::N, Group::Identifiers), // Irradiation Event UID
    row(0x0008_4000, Basic::X, Option::N, Group::Notes), // Identifying Comments
    row(0x0010_0010, Basic::Z, Option::N, Group::Names), // Patient's Name
    row(0x0010_0011, Basic::X, Option::N, Group::Staff), // Person Names to Use Sequence
    row(0x0010_0012, Basic::X, Option::N, Group::Names), // Name to Use
    row(0x0010_0013, Basic::X, Option::N, Group::Names), // Name to Use Comment
    row(0x0010_0014, Basic::X, Option::N, Group::Staff), // Third Person Pronouns Sequence
    row(0x0010_0015, Basic::X, Option::N, Group::Person), // Pronoun Code Sequence
    row(0x0010_0016, Basic::X, Option::N, Group::Notes), // Pronoun Comment
    row(0x0010_0020, Basic::ZD, Option::N, Group::Numbers), // Patient ID
    row(0x0010_0021, Basic::X, Option::N, Group::Notes), // Issuer of Patient ID
    row(0x0010_0030, Basic::Z, Option::N, Group::Dates), // Patient's Birth Date
    row(0x0010_0032, Basic::X, Option::N, Group::Dates), // Patient's Birth Time
    row(0x0010_0040, Basic::Z, Option::P, Group::Person), // Patient's Sex
    row(0x0010_0041, Basic::X, Option::N, Group::Person), // Gender Identity Sequence
    row(0x0010_0042, Basic::X, Option::N, Group::Notes), // Sex Parameters for Clinical Use Category Comment
    row(0x0010_0043, Basic::X, Option::N, Group::Person), // Sex Parameters for Clinical Use Category Sequence
    row(0x0010_0044, Basic::X, Option::N, Group::Person), // Gender Identity Code Sequence
    row(0x0010_0045, Basic::X, Option::N, Group::Notes), // Gender Identity Comment
    row(0x0010_0046, Basic::X, Option::N, Group::Person), // Sex Parameters for Clinical Use Category Code Sequence
    row(0x0010_0047, Basic::X, Option::N, Group::Person), // Sex Parameters for Clinical Use Category Reference
    row(0x0010_0050, Basic::X, Option::N, Group::Numbers), // Patient's Insurance Plan Code Sequence
    row(0x0010_0101, Basic::X, Option::N, Group::Person), // Patient's Primary Language Code Sequence
    row(0x0010_0102, Basic::X, Option::N, Group::Person), // Patient's Primary Language Modifier Code Sequence
    row(0x0010_1000, Basic::X, Option::N, Group::Numbers), // Other Patient IDs
    row(0x0010_1001, Basic::X, Option::N, Group::Names), // Other Patient Names
    row(0x0010_1002, Basic::X, Option::N, Group::Numbers), // Other Patient IDs Sequence
    row(0x0010_1005, Basic::X, Option::N, Group::Names), // Patient's Birth Name
    row(0x0010_1010, Basic::X, Option::P, Group::Person), // Patient's Age
    row(0x0010_1020, Basic::X, Option::P, Group::Person), // Patient's Size
    row(0x0010_1030, Basic::X, Option::P, Group::Person), // Patient's Weight
    row(0x0010_1040, Basic::X, Option::N, Group::Places), // Patient's Address
    row(0x0010_1050, Basic::X, Option::N, Group::Numbers), // Insurance Plan Identification
    row(0x0010_1060, Basic::X, Option::N, Group::Names), // Patient's Mother's Birth Name
    row(0x0010_1080, Basic::X, Option::N, Group::Person), // Military Rank
    row(0x0010_1081, Basic::X, Option::N, Group::Person), // Branch of Service
    row(0x0010_1090, Basic::X, Option::N, Group::Numbers), // Medical Record Locator
    row(0x0010_1100, Basic::X, Option::N, Group::Identifiers), // Referenced Patient Photo Sequence
    row(0x0010_2000, Basic::X, Option::N, Group::Person), // Medical Alerts
    row(0x0010_2110, Basic::X, Option::N, Group::Person), // Allergies
    row(0x0010_2150, Basic::X, Option::N, Group::Places), // Country of Residence
    row(0x0010_2152, Basic::X, Option::N, Group::Places), // Region of Residence
    row(0x0010_2154, Basic::X, Option::N, Group::Places), // Patient's Telephone Numbers
    row(0x0010_2155, Basic::X, Option::N, Group::Places), // Patient's Telecom Information
    row(0x0010_2160, Basic::X, Option::N, Group::Person), // Ethnic Group
    row(0x0010_2161, Basic::X, Option::N, Group::Person), // Ethnic Group Code Sequence
    row(0x0010_2162, Basic::X, Option::N, Group::Person), // Ethnic Groups
    row(0x0010_2180, Basic::X, Option::N, Group::Person), // Occupation
    row(0x0010_21A0, Basic::X, Option::N, Group::Person), // Smoking Status
    row(0x0010_21B0, Basic::X, Option::N, Group::Notes), // Additional Patient History
    row(0x0010_21C0, Basic::X, Option::N, Group::Person), // Pregnancy Status
    row(0x0010_21D0, Basic::X, Option::N, Group::Dates), // Last Menstrual Date
    row(0x0010_21F0, Basic::X, Option::N, Group::Person), // Patient's Religious Preference
    row(0x0010_2203, Basic::XZ, Option::N, Group::Person), // Patient's Sex Neutered
    row(0x0010_2297, Basic::X, Option::N, Group::Staff), // Responsible Person
    row(0x0010_2299, Basic::X, Option::N, Group::Person), // Responsible Organization
    row(0x0010_4000, Basic::X, Option::N, Group::Notes), // Patient Comments
    row(0x0012_0010, Basic::D, Option::N, Group::Institutions), // Clinical Trial Sponsor Name
    row(0x0012_0020, Basic::D, Option::N, Group::Institutions), // Clinical Trial Protocol ID
    row(0x0012_0021, Basic::Z, Option::D, Group::Institutions), // Clinical Trial Protocol Name
    row(0x0012_0022, Basic::X, Option::N, Group::Institutions), // Issuer of Clinical Trial Protocol ID
    row(0x0012_0023, Basic::X, Option::N, Group::Institutions), // Other Clinical Trial Protocol IDs Sequence
    row(0x0012_0030, Basic::Z, Option::N, Group::Institutions), // Clinical Trial Site ID
    row(0x0012_0031, Basic::Z, Option::N, Group::Institutions), // Clinical Trial Site Name
    row(0x0012_0032, Basic::X, Option::N, Group::Institutions), // Issuer of Clinical Trial Site ID
    row(0x0012_0040, Basic::D, Option::N, Group::Institutions), // Clinical Trial Subject ID
    row(0x0012_0041, Basic::X, Option::N, Group::Institutions), // Issuer of Clinical Trial Subject ID
    row(0x0012_0042, Basic::D, Option::N, Group::Institutions), // Clinical Trial Subject Reading ID
    row(0x0012_0043, Basic::X, Option::N, Group::Institutions), // Issuer of Clinical Trial Subject Reading ID
    row(0x0012_0050, Basic::Z, Option::N, Group::Dates), // Clinical Trial Time Point ID
    row(0x0012_0051, Basic::X, Option::N, Group::Dates), // Clinical Trial Time Point Description
    row(0x0012_0055, Basic::X, Option::N, Group::Dates), // Issuer of Clinical Trial Time Point ID
    row(0x0012_0060, Basic::Z, Option::N, Group::Institutions), // Clinical Trial Coordinating Center Name
    row(0x0012_0071, Basic::X, Option::N, Group::Institutions), // Clinical Trial Series ID
    row(0x0012_0072, Basic::X, Option::D, Group::Institutions), // Clinical Trial Series Description
    row(0x0012_0073, Basic::X, Option::N, Group::Institutions), // Issuer of Clinical Trial Series ID
    row(0x0012_0081, Basic::D, Option::N, Group::Institutions), // Clinical Trial Protocol Ethics Committee Name
    row(0x0012_0082, Basic::X, Option::N, Group::Staff), // Clinical Trial Protocol Ethics Committee Approval Number
    row(0x0012_0086, Basic::X, Option::T, Group::Dates), // Ethics Committee Approval Effectiveness Start Date
    row(0x0012_0087, Basic::X, Option::T, Group::Dates), // Ethics Committee Approval Effectiveness End Date
    row(0x0014_407C, Basic::X, Option::T, Group::Dates), // Calibration Time
    row(0x0014_407E, Basic::X, Option::T, Group::Dates), // Calibration Date
    row(0x0016_002B, Basic::X, Option::N, Group::Notes), // Maker Note
    row(0x0016_004B, Basic::X, Option::N, Group::Devices), // Device Setting Description
    row(0x0016_004D, Basic::X, Option::N, Group::Staff), // Camera Owner Name
    row(0x0016_004E, Basic::X, Option::N, Group::Devices), // Lens Specification
    row(0x0016_004F, Basic::X, Option::N, Group::Devices), // Lens Make
    row(0x0016_0050, Basic::X, Option::N, Group::Devices), // Lens Model
    row(0x0016_0051, Basic::X, Option::N, Group::Devices), // Lens Serial Number
    row(0x0016_0070, Basic::X, Option::N, Group::Places), // GPS Version ID
    row(0x0016_0071, Basic::X, Option::N, Group::Places), // GPS Latitude Ref
    row(0x0016_0072, Basic::X, Option::N, Group::Places), // GPS Latitude
    row(0x0016_0073, Basic::X, Option::N, Group::Places), // GPS Longitude Ref
    row(0x0016_0074, Basic::X, Option::N, Group::Places), // GPS Longitude
    row(0x0016_0075, Basic::X, Option::N, Group::Places), // GPS Altitude Ref
    row(0x0016_0076, Basic::X, Option::N, Group::Places), // GPS Altitude
    row(0x0016_0077, Basic::X, Option::N, Group::Places), // GPS Time Stamp
    row(0x0016_0078, Basic::X, Option::N, Group::Places), // GPS Satellites
    row(0x0016_0079, Basic::X, Option::N, Group::Places), // GPS Status
    row(0x0016_007A, Basic::X, Option::N, Group::Places), // GPS Measure Mode
    row(0x0016_007B, Basic::X, Option::N, Group::Places), // GPS DOP
    row(0x0016_007C, Basic::X, Option::N, Group::Places), // GPS Speed Ref
    row(0x0016_007D, Basic::X, Option::N, Group::Places), // GPS Speed
    row(0x0016_007E, Basic::X, Option::N, Group::Places), // GPS Track Ref
    row(0x0016_007F, Basic::X, Option::N, Group::Places), // GPS Track
    row(0x0016_0080, Basic::X, Option::N, Group::Places), // GPS Img Direction Ref
    row(0x0016_0081, Basic::X, Option::N, Group::Places), // GPS Img Direction
    row(0x0016_0082, Basic::X, Option::N, Group::Places), // GPS Map Datum
    row(0x0016_0083, Basic::X, Option::N, Group::Places), // GPS Dest Latitude Ref
    row(0x0016_0084, Basic::X, Option::N, Group::Places), // GPS Dest Latitude
    row(0x0016_0085, Basic::X, Option::N, Group::Places), // GPS Dest Longitude Ref
    row(0x0016_0086, Basic::X, Option::N, Group::Places), // GPS Dest Longitude
    row(0x0016_0087, Basic::X, Option::N, Group::Places), // GPS Dest Bearing Ref
    row(0x0016_0088, Basic::X, Option::N, Group::Places), // GPS Dest Bearing
    row(0x0016_0089, Basic::X, Option::N, Group::Places), // GPS Dest Distance Ref
    row(0x0016_008A, Basic::X, Option::N, Group::Places), // GPS Dest Distance
    row(0x0016_008B, Basic::X, Option::N, Group::Places), // GPS Processing Method
    row(0x0016_008C, Basic::X, Option::N, Group::Places), // GPS Area Information
    row(0x0016_008D, Basic::X, Option::N, Group::Places), // GPS Date Stamp
    row(0x0016_008E, Basic::X, Option::N, Group::Places), // GPS Differential
    row(0x0018_0010, Basic::ZD, Option::D, Group::Notes), // Contrast/Bolus Agent
    row(0x0018_0027, Basic::X, Option::T, Group::Dates), // Intervention Drug Stop Time
    row(0x0018_0035, Basic::X, Option::T, Group::Dates), // Intervention Drug Start Time
    row(0x0018_1000, Basic::XZD, Option::N, Group::Devices), // Device Serial Number
    row(0x0018_1002, Basic::U, Option::N, Group::Identifiers), // Device UID
    row(0x0018_1004, Basic::X, Option::N, Group::Devices), // Plate ID
    row(0x0018_1005, Basic::X, Option::N, Group::Devices), // Generator ID
    row(0x0018_1007, Basic::X, Option::N, Group::Devices), // Cassette ID
    row(0x0018_1008, Basic::X, Option::N, Group::Devices), // Gantry ID
    row(0x0018_1009, Basic::X, Option::N, Group::Devices), // Unique Device Identifier
    row(0x0018_100A, Basic::X, Option::N, Group::Devices), // UDI Sequence
    row(0x0018_100B, Basic::U, Option::N, Group::Identifiers), // Manufacturer's Device Class UID
    row(0x0018_1010, Basic::X, Option::N, Group::Devices), // Secondary Capture Device ID
    row(0x0018_1011, Basic::X, Option::N, Group::Devices), // Hardcopy Creation Device ID
    row(0x0018_1012, Basic::X, Option::T, Group::Dates), // Date of Secondary Capture
    row(0x0018_1014, Basic::X, Option::T, Group::Dates), // Time of Secondary Capture
    row(0x0018_1030, Basic::XD, Option::D, Group::Notes), // Protocol Name
    row(0x0018_1042, Basic::X, Option::T, Group::Dates), // Contrast/Bolus Start Time
    row(0x0018_1043, Basic::X, Option::T, Group::Dates), // Contrast/Bolus Stop Time
    row(0x0018_1072, Basic::X, Option::T, Group::Dates), // Radiopharmaceutical Start Time
    row(0x0018_1073, Basic::X, Option::T, Group::Dates), // Radiopharmaceutical Stop Time
    row(0x0018_1078, Basic::X, Option::T, Group::Dates), // Radiopharmaceutical Start DateTime
    row(0x0018_1079, Basic::X, Option::T, Group::Dates), // Radiopharmaceutical Stop DateTime
    row(0x0018_11BB, Basic::D, Option::D, Group::Notes), // Acquisition Field Of View Label
    row(0x0018_1200, Basic::X, Option::T, Group::Dates), // Date of Last Calibration
    row(0x0018_1201, Basic::X, Option::T, Group::Dates), // Time of Last Calibration
    row(0x0018_1202, Basic::X, Option::T, Group::Dates), // DateTime of Last Calibration
    row(0x0018_1203, Basic::Z, Option::T, Group::Dates), // Calibration DateTime
    row(0x0018_1204, Basic::X, Option::T, Group::Dates), // Date of Manufacture
    row(0x0018_1205, Basic::X, Option::T, Group::Dates), // Date of Installation
    row(0x0018_1400, Basic::XD, Option::D, Group::Devices), // Acquisition Device Processing Description
    row(0x0018_2042, Basic::U, Option::N, Group::Identifiers), // Target UID
    row(0x0018_4000, Basic::X, Option::N, Group::Notes), // Acquisition Comments
    row(0x0018_5011, Basic::X, Option::N, Group::Person), // Transducer Identification Sequence
    row(0x0018_700A, Basic::XD, Option::N, Group::Devices), // Detector ID
    row(0x0018_700C, Basic::XD, Option::T, Group::Dates), // Date of Last Detector Calibration
    row(0x0018_700E, Basic::XD, Option::T, Group::Dates), // Time of Last Detector Calibration
    row(0x0018_9074, Basic::D, Option::T, Group::Dates), // Frame Acquisition DateTime
    row(0x0018_9151, Basic::D, Option::T, Group::Dates), // Frame Reference DateTime
    row(0x0018_9185, Basic::X, Option::N, Group::Notes), // Respiratory Motion Compensation Technique Description
    row(0x0018_9367, Basic::D, Option::N, Group::Devices), // X-Ray Source ID
    row(0x0018_9369, Basic::D, Option::T, Group::Dates), // Source Start DateTime
    row(0x0018_936A, Basic::D, Option::T, Group::Dates), // Source End DateTime
    row(0x0018_9371, Basic::D, Option::N, Group::Devices), // X-Ray Detector ID
    row(0x0018_9373, Basic::X, Option::N, Group::Devices), // X-Ray Detector Label
    row(0x0018_937B, Basic::X, Option::N, Group::Notes), // Multi-energy Acquisition Description
    row(0x0018_937F, Basic::X, Option::N, Group::Notes), // Decomposition Description
    row(0x0018_9424, Basic::X, Option::D, Group::Notes), // Acquisition Protocol Description
    row(0x0018_9516, Basic::XD, Option::T, Group::Dates), // Start Acquisition DateTime
    row(0x0018_9517, Basic::XD, Option::T, Group::Dates), // End Acquisition DateTime
    row(0x0018_9623, Basic::D, Option::T, Group::Dates), // Functional Sync Pulse
    row(0x0018_9701, Basic::D, Option::T, Group::Dates), // Decay Correction DateTime
    row(0x0018_9804, Basic::D, Option::T, Group::Dates), // Exclusion Start DateTime
    row(0x0018_9919, Basic::ZD, Option::T, Group::Dates), // Instruction Performed DateTime
    row(0x0018_9937, Basic::X, Option::D, Group::Notes), // Requested Series Description
    row(0x0018_A002, Basic::X, Option::T, Group::Dates), // Contribution DateTime
    row(0x0018_A003, Basic::X, Option::N, Group::Notes), // Contribution Description
    row(0x0020_000D, Basic::U, Option::N, Group::Identifiers), // Study Instance UID
    row(0x0020_000E, Basic::U, Option::N, Group::Identifiers), // Series Instance UID
    row(0x0020_0010, Basic::Z, Option::N, Group::Numbers), // Study ID
    row(0x0020_0027, Basic::X, Option::N, Group::Notes), // Pyramid Label
    row(0x0020_0052, Basic::U, Option::N, Group::Identifiers), // Frame of Reference UID
    row(0x0020_0200, Basic::U, Option::N, Group::Identifiers), // Synchronization Frame of Reference UID
    row(0x0020_3401, Basic::X, Option::N, Group::Devices), // Modifying Device ID
    row(0x0020_3403, Basic::X, Option::T, Group::Dates), // Modified Image Date
    row(0x0020_3405, Basic::X, Option::T, Group::Dates), // Modified Image Time
    row(0x0020_3406, Basic::X, Option::N, Group::Notes), // Modified Image Description
    row(0x0020_4000, Basic::X, Option::N, Group::Notes), // Image Comments
    row(0x0020_9158, Basic::X, Option::D, Group::Notes), // Frame Comments
    row(0x0020_9161, Basic::U, Option::N, Group::Identifiers), // Concatenation UID
    row(0x0020_9164, Basic::U, Option::N, Group::Identifiers), // Dimension Organization UID
    row(0x0028_1199, Basic::U, Option::N, Group::Identifiers), // Palette Color Lookup Table UID
    row(0x0028_1214, Basic::U, Option::N, Group::Identifiers), // Large Palette Color Lookup Table UID
    row(0x0028_4000, Basic::X, Option::N, Group::Notes), // Image Presentation Comments
    row(0x0032_0012, Basic::X, Option::N, Group::Notes), // Study ID Issuer
    row(0x0032_0032, Basic::X, Option::T, Group::Dates), // Study Verified Date
    row(0x0032_0033, Basic::X, Option::T, Group::Dates), // Study Verified Time
    row(0x0032_0034, Basic::X, Option::T, Group::Dates), // Study Read Date
    row(0x0032_0035, Basic::X, Option::T, Group::Dates), // Study Read Time
    row(0x0032_1000, Basic::X, Option::T, Group::Dates), // Scheduled Study Start Date
    row(0x0032_1001, Basic::X, Option::T, Group::Dates), // Scheduled Study Start Time
    row(0x0032_1010, Basic::X, Option::T, Group::Dates), // Scheduled Study Stop Date
    row(0x0032_1011, Basic::X, Option::T, Group::Dates), // Scheduled Study Stop Time
    row(0x0032_1020, Basic::X, Option::N, Group::Institutions), // Scheduled Study Location
    row(0x0032_1021, Basic::X, Option::N, Group::Institutions), // Scheduled Study Location AE Title
    row(0x0032_1030, Basic::X, Option::N, Group::Notes), // Reason for Study
    row(0x0032_1032, Basic::X, Option::N, Group::Staff), // Requesting Physician
    row(0x0032_1033, Basic::X, Option::N, Group::Institutions), // Requesting Service
    row(0x0032_1040, Basic::X, Option::T, Group::Dates), // Study Arrival Date
    row(0x0032_1041, Basic::X, Option::T, Group::Dates), // Study Arrival Time
    row(0x0032_1050, Basic::X, Option::T, Group::Dates), // Study Completion Date
    row(0x0032_1051, Basic::X, Option::T, Group::Dates), // Study Completion Time
    row(0x0032_1060, Basic::XZ, Option::D, Group::Notes), // Requested Procedure Description
    row(0x0032_1066, Basic::X, Option::N, Group::Notes), // Reason for Visit
    row(0x0032_1067, Basic::X, Option::N, Group::Notes), // Reason for Visit Code Sequence
    row(0x0032_1070, Basic::X, Option::N, Group::Notes), // Requested Contrast Agent
    row(0x0032_4000, Basic::X, Option::N, Group::Notes), // Study Comments
    row(0x0034_0001, Basic::D, Option::N, Group::Numbers), // Flow Identifier Sequence
    row(0x0034_0002, Basic::D, Option::N, Group::Numbers), // Flow Identifier
    row(0x0034_0005, Basic::D, Option::N, Group::Devices), // Source Identifier
    row(0x0034_0007, Basic::D, Option::N, Group::Dates), // Frame Origin Timestamp
    row(0x0038_0004, Basic::X, Option::N, Group::Identifiers), // Referenced Patient Alias Sequence
    row(0x0038_0010, Basic::X, Option::N, Group::Numbers), // Admission ID
    row(0x0038_0011, Basic::X, Option::N, Group::Notes), // Issuer of Admission ID
    row(0x0038_0014, Basic::X, Option::N, Group::Notes), // Issuer of Admission ID Sequence
    row(0x0038_001A, Basic::X, Option::T, Group::Dates), // Scheduled Admission Date
    row(0x0038_001B, Basic::X, Option::T, Group::Dates), // Scheduled Admission Time
    row(0x0038_001C, Basic::X, Option::T, Group::Dates), // Scheduled Discharge Date
    row(0x0038_001D, Basic::X, Option::T, Group::Dates), // Scheduled Discharge Time
    row(0x0038_001E, Basic::X, Option::N, Group::Institutions), // Scheduled Patient Institution Residence
    row(0x0038_0020, Basic::X, Option::T, Group::Dates), // Admitting Date
    row(0x0038_0021, Basic::X, Option::T, Group::Dates), // Admitting Time
    row(0x0038_0030, Basic::X, Option::T, Group::Dates), // Discharge Date
    row(0x0038_0032, Basic::X, Option::T, Group::Dates), // Discharge Time
    row(0x0038_0040, Basic::X, Option::N, Group::Notes), // Discharge Diagnosis Description
    row(0x0038_0050, Basic::X, Option::N, Group::Notes), // Special Needs
    row(0x0038_0060, Basic::X, Option::N, Group::Institutions), // Service Episode ID
    row(0x0038_0061, Basic::X, Option::N, Group::Institutions), // Issuer of Service Episode ID
    row(0x0038_0062, Basic::X, Option::N, Group::Institutions), // Service Episode Description
    row(0x0038_0064, Basic::X, Option::N, Group::Institutions), // Issuer of Service Episode ID Sequence
    row(0x0038_0300, Basic::X, Option::N, Group::Institutions), // Current Patient Location
    row(0x0038_0400, Basic::X, Option::N, Group::Institutions), // Patient's Institution Residence
    row(0x0038_0500, Basic::X, Option::N, Group::Notes), // Patient State
    row(0x0038_4000, Basic::X, Option::N, Group::Notes), // Visit Comments
    row(0x003A_0020, Basic::X, Option::N, Group::Notes), // Multiplex Group Label
    row(0x003A_0203, Basic::X, Option::D, Group::Notes), // Channel Label
    row(0x003A_020C, Basic::X, Option::D, Group::Notes), // Channel Derivation Description
    row(0x003A_0310, Basic::U, Option::N, Group::Identifiers), // Multiplex Group UID
    row(0x003A_0314, Basic::D, Option::T, Group::Dates), // Impedance Measurement DateTime
    row(0x003A_0329, Basic::X, Option::N, Group::Notes), // Waveform Filter Description
    row(0x003A_032B, Basic::X, Option::N, Group::Notes), // Filter Lookup Table Description
    row(0x0040_0001, Basic::X, Option::N, Group::Institutions), // Scheduled Station AE Title
    row(0x0040_0002, Basic::X, Option::T, Group::Dates), // Scheduled Procedure Step Start Date
    row(0x0040_0003, Basic::X, Option::T, Group::Dates), // Scheduled Procedure Step Start Time
    row(0x0040_0004, Basic::X, Option::T, Group::Dates), // Scheduled Procedure Step End Date
    row(0x0040_0005, Basic::X, Option::T, Group::Dates), // Scheduled Procedure Step End Time
    row(0x0040_0006, Basic::X, Option::N, Group::Staff), // Scheduled Performing Physician's Name
    row(0x0040_0007, Basic::X, Option::N, Group::Notes), // Scheduled Procedure Step Description
    row(0x0040_0009, Basic::X, Option::N, Group::Numbers), // Scheduled Procedure Step ID
    row(0x0040_000B, Basic::X, Option::N, Group::Staff), // Scheduled Performing Physician Identification Sequence
    row(0x0040_0010, Basic::X, Option::N, Group::Institutions), // Scheduled Station Name
    row(0x0040_0011, Basic::X, Option::N, Group::Institutions), // Scheduled Procedure Step Location
    row(0x0040_0012, Basic::X, Option::N, Group::Person), // Pre-Medication
    row(0x0040_0241, Basic::X, Option::N, Group::Institutions), // Performed Station AE Title
    row(0x0040_0242, Basic::X, Option::N, Group::Devices), // Performed Station Name
    row(0x0040_0243, Basic::X, Option::N, Group::Institutions), // Performed Location
    row(0x0040_0244, Basic::X, Option::T, Group::Dates), // Performed Procedure Step Start Date
    row(0x0040_0245, Basic::X, Option::T, Group::Dates), // Performed Procedure Step Start Time
    row(0x0040_0250, Basic::X, Option::T, Group::Dates), // Performed Procedure Step End Date
    row(0x0040_0251, Basic::X, Option::T, Group::Dates), // Performed Procedure Step End Time
    row(0x0040_0253, Basic::X, Option::N, Group::Numbers), // Performed Procedure Step ID
    row(0x0040_0254, Basic::X, Option::D, Group::Notes), // Performed Procedure Step Description
    row(0x0040_0275, Basic::X, Option::N, Group::Person), // Request Attributes Sequence
    row(0x0040_0280, Basic::X, Option::N, Group::Notes), // Comments on the Performed Procedure Step
    row(0x0040_0310, Basic::X, Option::N, Group::Notes), // Comments on Radiation Dose
    row(0x0040_050A, Basic::X, Option::N, Group::Numbers), // Specimen Accession Number
    row(0x0040_0512, Basic::D, Option::N, Group::Numbers), // Container Identifier
    row(0x0040_0513, Basic::Z, Option::N, Group::Notes), // Issuer of the Container Identifier Sequence
    row(0x0040_051A, Basic::X, Option::N, Group::Notes), // Container Description
    row(0x0040_0551, Basic::D, Option::N, Group::Numbers), // Specimen Identifier
    row(0x0040_0554, Basic::U, Option::N, Group::Identifiers), // Specimen UID
    row(0x0040_0555, Basic::XZ, Option::S, Group::Notes), // Acquisition Context Sequence
    row(0x0040_0556, Basic::X, Option::N, Group::Notes), // Acquisition Context Description
    row(0x0040_0562, Basic::Z, Option::N, Group::Notes), // Issuer of the Specimen Identifier Sequence
    row(0x0040_0600, Basic::X, Option::N, Group::Notes), // Specimen Short Description
    row(0x0040_0602, Basic::X, Option::N, Group::Notes), // Specimen Detailed Description
    row(0x0040_0610, Basic::Z, Option::S, Group::Notes), // Specimen Preparation Sequence
    row(0x0040_06FA, Basic::X, Option::N, Group::Numbers), // Slide Identifier
    row(0x0040_1001, Basic::X, Option::N, Group::Numbers), // Requested Procedure ID
    row(0x0040_1002, Basic::X, Option::N, Group::Notes), // Reason for the Requested Procedure
    row(0x0040_1004, Basic::X, Option::N, Group::Notes), // Patient Transport Arrangements
    row(0x0040_1005, Basic::X, Option::N, Group::Institutions), // Requested Procedure Location
    row(0x0040_100A, Basic::X, Option::N, Group::Notes), // Reason for Requested Procedure Code Sequence
    row(0x0040_1010, Basic::X, Option::N, Group::Staff), // Names of Intended Recipients of Results
    row(0x0040_1011, Basic::X, Option::N, Group::Staff), // Intended Recipients of Results Identification Sequence
    row(0x0040_1101, Basic::D, Option::N, Group::Staff), // Person Identification Code Sequence
    row(0x0040_1102, Basic::X, Option::N, Group::Places), // Person's Address
    row(0x0040_1103, Basic::X, Option::N, Group::Places), // Person's Telephone Numbers
    row(0x0040_1104, Basic::X, Option::N, Group::Places), // Person's Telecom Information
    row(0x0040_1400, Basic::X, Option::N, Group::Notes), // Requested Procedure Comments
    row(0x0040_2001, Basic::X, Option::N, Group::Institutions), // Reason for the Imaging Service Request
    row(0x0040_2004, Basic::X, Option::T, Group::Dates), // Issue Date of Imaging Service Request
    row(0x0040_2005, Basic::X, Option::T, Group::Dates), // Issue Time of Imaging Service Request
    row(0x0040_2008, Basic::X, Option::N, Group::Numbers), // Order Entered By
    row(0x0040_2009, Basic::X, Option::N, Group::Staff), // Order Enterer's Location
    row(0x0040_2010, Basic::X, Option::N, Group::Staff), // Order Callback Phone Number
    row(0x0040_2011, Basic::X, Option::N, Group::Staff), // Order Callback Telecom Information
    row(0x0040_2016, Basic::Z, Option::N, Group::Institutions), // Placer Order Number / Imaging Service Request
    row(0x0040_2017, Basic::Z, Option::N, Group::Institutions), // Filler Order Number / Imaging Service Request
    row(0x0040_2400, Basic::X, Option::N, Group::Institutions), // Imaging Service Request Comments
    row(0x0040_3001, Basic::X, Option::N, Group::Notes), // Confidentiality Constraint on Patient Data Description
    row(0x0040_4005, Basic::X, Option::T, Group::Dates), // Scheduled Procedure Step Start DateTime
    row(0x0040_4008, Basic::X, Option::T, Group::Dates), // Scheduled Procedure Step Expiration DateTime
    row(0x0040_4010, Basic::X, Option::T, Group::Dates), // Scheduled Procedure Step Modification DateTime
    row(0x0040_4011, Basic::X, Option::T, Group::Dates), // Expected Completion DateTime
    row(0x0040_4023, Basic::U, Option::N, Group::Identifiers), // Referenced General Purpose Scheduled Procedure Step Transaction UID
    row(0x0040_4025, Basic::X, Option::N, Group::Institutions), // Scheduled Station Name Code Sequence
    row(0x0040_4027, Basic::X, Option::N, Group::Institutions), // Scheduled Station Geographic Location Code Sequence
    row(0x0040_4028, Basic::X, Option::N, Group::Devices), // Performed Station Name Code Sequence
    row(0x0040_4030, Basic::X, Option::N, Group::Institutions), // Performed Station Geographic Location Code Sequence
    row(0x0040_4034, Basic::X, Option::N, Group::Staff), // Scheduled Human Performers Sequence
    row(0x0040_4035, Basic::X, Option::N, Group::Staff), // Actual Human Performers Sequence
    row(0x0040_4036, Basic::X, Option::N, Group::Staff), // Human Performer's Organization
    row(0x0040_4037, Basic::X, Option::N, Group::Staff), // Human Performer's Name
    row(0x0040_4050, Basic::X, Option::T, Group::Dates), // Performed Procedure Step Start DateTime
    row(0x0040_4051, Basic::X, Option::T, Group::Dates), // Performed Procedure Step End DateTime
    row(0x0040_4052, Basic::X, Option::T, Group::Dates), // Procedure Step Cancellation DateTime
    row(0x0040_A023, Basic::X, Option::T, Group::Dates), // Findings Group Recording Date (Trial)
    row(0x0040_A024, Basic::X, Option::T, Group::Dates), // Findings Group Recording Time (Trial)
    row(0x0040_A027, Basic::D, Option::N, Group::Staff), // Verifying Organization
    row(0x0040_A030, Basic::D, Option::T, Group::Dates), // Verification DateTime
    row(0x0040_A032, Basic::XD, Option::T, Group::Dates), // Observation DateTime
    row(0x0040_A033, Basic::X, Option::T, Group::Dates), // Observation Start DateTime
    row(0x0040_A034, Basic::X, Option::N, Group::Dates), // Effective Start DateTime
    row(0x0040_A035, Basic::X, Option::N, Group::Dates), // Effective Stop DateTime
    row(0x0040_A073, Basic::D, Option::N, Group::Staff), // Verifying Observer Sequence
    row(0x0040_A075, Basic::D, Option::N, Group::Staff), // Verifying Observer Name
    row(0x0040_A078, Basic::X, Option::N, Group::Staff), // Author Observer Sequence
    row(0x0040_A07A, Basic::X, Option::N, Group::Person), // Participant Sequence
    row(0x0040_A07C, Basic::X, Option::N, Group::Institutions), // Custodial Organization Sequence
    row(0x0040_A082, Basic::Z, Option::T, Group::Dates), // Participation DateTime
    row(0x0040_A088, Basic::Z, Option::N, Group::Staff), // Verifying Observer Identification Code Sequence
    row(0x0040_A110, Basic::X, Option::T, Group::Dates), // Date of Document or Verbal Transaction (Trial)
    row(0x0040_A112, Basic::X, Option::T, Group::Dates), // Time of Document Creation or Verbal Transaction (Trial)
    row(0x0040_A120, Basic::D, Option::T, Group::Dates), // DateTime
    row(0x0040_A121, Basic::D, Option::T, Group::Dates), // Date
    row(0x0040_A122, Basic::D, Option::T, Group::Dates), // Time
    row(0x0040_A123, Basic::D, Option::N, Group::Staff), // Person Name
    row(0x0040_A124, Basic::U, Option::N, Group::Identifiers), // UID
    row(0x0040_A13A, Basic::D, Option::T, Group::Dates), // Referenced DateTime
    row(0x0040_A171, Basic::U, Option::N, Group::Identifiers), // Observation UID
    row(0x0040_A172, Basic::U, Option::N, Group::Identifiers), // Referenced Observation UID (Trial)
    row(0x0040_A192, Basic::X, Option::T, Group::Dates), // Observation Date (Trial)
    row(0x0040_A193, Basic::X, Option::T, Group::Dates), // Observation Time (Trial)
    row(0x0040_A307, Basic::X, Option::N, Group::Staff), // Current Observer (Trial)
    row(0x0040_A352, Basic::X, Option::N, Group::Staff), // Verbal Source (Trial)
    row(0x0040_A353, Basic::X, Option::N, Group::Places), // Address (Trial)
    row(0x0040_A354, Basic::X, Option::N, Group::Places), // Telephone Number (Trial)
    row(0x0040_A358, Basic::X, Option::N, Group::Staff), // Verbal Source Identifier Code Sequence (Trial)
    row(0x0040_A402, Basic::U, Option::N, Group::Identifiers), // Observation Subject UID (Trial)
    row(0x0040_A730, Basic::D, Option::S, Group::Notes), // Content Sequence
    row(0x0040_B020, Basic::XD, Option::S, Group::Notes), // Waveform Annotation Sequence
    row(0x0040_B034, Basic::X, Option::N, Group::Dates), // Annotation DateTime
    row(0x0040_B036, Basic::X, Option::N, Group::Dates), // Segment Definition DateTime
    row(0x0040_B03B, Basic::X, Option::N, Group::Notes), // Montage Name
    row(0x0040_B03F, Basic::X, Option::N, Group::Notes), // Montage Channel Label
    row(0x0040_DB06, Basic::X, Option::T, Group::Dates), // Template Version
    row(0x0040_DB07, Basic::X, Option::T, Group::Dates), // Template Local Version
    row(0x0040_DB0C, Basic::U, Option::N, Group::Identifiers), // Template Extension Organization UID
    row(0x0040_DB0D, Basic::U, Option::N, Group::Identifiers), // Template Extension Creator UID
    row(0x0040_E004, Basic::X, Option::T, Group::Dates), // HL7 Document Effective Time
    row(0x0040_E012, Basic::X, Option::N, Group::Person), // Display URI
    row(0x0042_0011, Basic::D, Option::N, Group::Hidden), // Encapsulated Document
    row(0x0044_0004, Basic::X, Option::T, Group::Dates), // Approval Status DateTime
    row(0x0044_000B, Basic::X, Option::T, Group::Dates), // Product Expiration DateTime
    row(0x0044_0010, Basic::X, Option::T, Group::Dates), // Substance Administration DateTime
    row(0x0044_0104, Basic::D, Option::T, Group::Dates), // Assertion DateTime
    row(0x0044_0105, Basic::X, Option::T, Group::Dates), // Assertion Expiration DateTime
    row(0x0050_001B, Basic::X, Option::N, Group::Numbers), // Container Component ID
    row(0x0050_0020, Basic::X, Option::N, Group::Devices), // Device Description
    row(0x0050_0021, Basic::X, Option::N, Group::Devices), // Long Device Description
    row(0x0062_0021, Basic::U, Option::N, Group::Identifiers), // Tracking UID
    row(0x0064_0003, Basic::U, Option::N, Group::Identifiers), // Source Frame of Reference UID
    row(0x0068_6226, Basic::D, Option::T, Group::Dates), // Effective DateTime
    row(0x0068_6270, Basic::D, Option::T, Group::Dates), // Information Issue DateTime
    row(0x006A_0003, Basic::D, Option::N, Group::Identifiers), // Annotation Group UID
    row(0x006A_0005, Basic::D, Option::N, Group::Notes), // Annotation Group Label
    row(0x006A_0006, Basic::X, Option::N, Group::Notes), // Annotation Group Description
    row(0x0070_0001, Basic::D, Option::N, Group::Hidden), // Graphic Annotation Sequence
    row(0x0070_0006, Basic::D, Option::N, Group::Notes), // Unformatted Text Value
    row(0x0070_0082, Basic::X, Option::T, Group::Dates), // Presentation Creation Date
    row(0x0070_0083, Basic::X, Option::T, Group::Dates), // Presentation Creation Time
    row(0x0070_0084, Basic::ZD, Option::N, Group::Staff), // Content Creator's Name
    row(0x0070_0086, Basic::X, Option::N, Group::Staff), // Content Creator's Identification Code Sequence
    row(0x0070_031A, Basic::U, Option::N, Group::Identifiers), // Fiducial UID
    row(0x0070_1101, Basic::U, Option::N, Group::Identifiers), // Presentation Display Collection UID
    row(0x0070_1102, Basic::U, Option::N, Group::Identifiers), // Presentation Sequence Collection UID
    row(0x0072_000A, Basic::D, Option::T, Group::Dates), // Hanging Protocol Creation DateTime
    row(0x0072_005E, Basic::D, Option::N, Group::Institutions), // Selector AE Value
    row(0x0072_005F, Basic::D, Option::N, Group::Notes), // Selector AS Value
    row(0x0072_0061, Basic::D, Option::T, Group::Dates), // Selector DA Value
    row(0x0072_0063, Basic::D, Option::T, Group::Dates), // Selector DT Value
    row(0x0072_0065, Basic::D, Option::N, Group::Notes), // Selector OB Value
    row(0x0072_0066, Basic::D, Option::N, Group::Notes), // Selector LO Value
    row(0x0072_0068, Basic::D, Option::N, Group::Notes), // Selector LT Value
    row(0x0072_006A, Basic::D, Option::N, Group::Notes), // Selector PN Value
    row(0x0072_006B, Basic::D, Option::T, Group::Dates), // Selector TM Value
    row(0x0072_006C, Basic::D, Option::N, Group::Notes), // Selector SH Value
    row(0x0072_006D, Basic::D, Option::N, Group::Notes), // Selector UN Value
    row(0x0072_006E, Basic::D, Option::N, Group::Notes), // Selector ST Value
    row(0x0072_0070, Basic::D, Option::N, Group::Notes), // Selector UT Value
    row(0x0072_0071, Basic::D, Option::N, Group::Notes), // Selector UR Value
    row(0x0074_1234, Basic::X, Option::N, Group::Institutions), // Receiving AE
    row(0x0074_1236, Basic::X, Option::N, Group::Institutions), // Requesting AE
    row(0x0088_0140, Basic::U, Option::N, Group::Identifiers), // Storage Media File-set UID
    row(0x0088_0200, Basic::X, Option::N, Group::Hidden), // Icon Image Sequence(see Note 11)
    row(0x0088_0904, Basic::X, Option::N, Group::Notes), // Topic Title
    row(0x0088_0906, Basic::X, Option::N, Group::Notes), // Topic Subject
    row(0x0088_0910, Basic::X, Option::N, Group::Staff), // Topic Author
    row(0x0088_0912, Basic::X, Option::N, Group::Notes), // Topic Keywords
    row(0x0100_0420, Basic::X, Option::T, Group::Dates), // SOP Authorization DateTime
    row(0x0400_0100, Basic::U, Option::N, Group::Identifiers), // Digital Signature UID
    row(0x0400_0105, Basic::D, Option::T, Group::Dates), // Digital Signature DateTime
    row(0x0400_0115, Basic::D, Option::N, Group::Hidden), // Certificate of Signer
    row(0x0400_0310, Basic::X, Option::N, Group::Hidden), // Certified Timestamp
    row(0x0400_0402, Basic::X, Option::N, Group::Identifiers), // Referenced Digital Signature Sequence
    row(0x0400_0403, Basic::X, Option::N, Group::Identifiers), // Referenced SOP Instance MAC Sequence
    row(0x0400_0404, Basic::X, Option::N, Group::Hidden), // MAC
    row(0x0400_0550, Basic::X, Option::N, Group::Hidden), // Modified Attributes Sequence
    row(0x0400_0551, Basic::X, Option::N, Group::Hidden), // Nonconforming Modified Attributes Sequence
    row(0x0400_0552, Basic::X, Option::N, Group::Hidden), // Nonconforming Data Element Value
    row(0x0400_0561, Basic::X, Option::N, Group::Hidden), // Original Attributes Sequence
    row(0x0400_0562, Basic::D, Option::T, Group::Dates), // Attribute Modification DateTime
    row(0x0400_0563, Basic::D, Option::N, Group::Devices), // Modifying System
    row(0x0400_0564, Basic::Z, Option::N, Group::Hidden), // Source of Previous Values
    row(0x0400_0565, Basic::D, Option::N, Group::Notes), // Reason for the Attribute Modification
    row(0x0400_0600, Basic::X, Option::N, Group::Hidden), // Instance Origin Status
    row(0x2030_0020, Basic::X, Option::N, Group::Notes), // Text String
    row(0x2100_0040, Basic::X, Option::T, Group::Dates), // Creation Date
    row(0x2100_0050, Basic::X, Option::T, Group::Dates), // Creation Time
    row(0x2100_0070, Basic::X, Option::N, Group::Person), // Originator
    row(0x2100_0140, Basic::D, Option::N, Group::Institutions), // Destination AE
    row(0x2200_0002, Basic::XZ, Option::N, Group::Notes), // Label Text
    row(0x2200_0005, Basic::XZ, Option::N, Group::Notes), // Barcode Value
    row(0x3002_0121, Basic::X, Option::N, Group::Notes), // Position Acquisition Template Name
    row(0x3002_0123, Basic::X, Option::N, Group::Notes), // Position Acquisition Template Description
    row(0x3006_0002, Basic::D, Option::D, Group::Notes), // Structure Set Label
    row(0x3006_0004, Basic::X, Option::N, Group::Notes), // Structure Set Name
    row(0x3006_0006, Basic::X, Option::N, Group::Notes), // Structure Set Description
    row(0x3006_0008, Basic::Z, Option::T, Group::Dates), // Structure Set Date
    row(0x3006_0009, Basic::Z, Option::T, Group::Dates), // Structure Set Time
    row(0x3006_0024, Basic::U, Option::N, Group::Identifiers), // Referenced Frame of Reference UID
    row(0x3006_0026, Basic::Z, Option::D, Group::Notes), // ROI Name
    row(0x3006_0028, Basic::X, Option::N, Group::Notes), // ROI Description
    row(0x3006_002D, Basic::X, Option::T, Group::Dates), // ROI DateTime
    row(0x3006_002E, Basic::X, Option::T, Group::Dates), // ROI Observation DateTime
    row(0x3006_0038, Basic::X, Option::N, Group::Notes), // ROI Generation Description
    row(0x3006_004D, Basic::X, Option::N, Group::Staff), // ROI Creator Sequence
    row(0x3006_004E, Basic::X, Option::N, Group::Staff), // ROI Interpreter Sequence
    row(0x3006_0085, Basic::X, Option::N, Group::Notes), // ROI Observation Label
    row(0x3006_0088, Basic::X, Option::N, Group::Notes), // ROI Observation Description
    row(0x3006_00A6, Basic::Z, Option::N, Group::Staff), // ROI Interpreter
    row(0x3006_00C2, Basic::U, Option::N, Group::Identifiers), // Related Frame of Reference UID
    row(0x3008_0024, Basic::D, Option::T, Group::Dates), // Treatment Control Point Date
    row(0x3008_0025, Basic::D, Option::T, Group::Dates), // Treatment Control Point Time
    row(0x3008_0054, Basic::XD, Option::T, Group::Dates), // First Treatment Date
    row(0x3008_0056, Basic::XD, Option::T, Group::Dates), // Most Recent Treatment Date
    row(0x3008_0105, Basic::XZ, Option::N, Group::Devices), // Source Serial Number
    row(0x3008_0162, Basic::D, Option::T, Group::Dates), // Safe Position Exit Date
    row(0x3008_0164, Basic::D, Option::T, Group::Dates), // Safe Position Exit Time
    row(0x3008_0166, Basic::D, Option::T, Group::Dates), // Safe Position Return Date
    row(0x3008_0168, Basic::D, Option::T, Group::Dates), // Safe Position Return Time
    row(0x3008_0250, Basic::XD, Option::T, Group::Dates), // Treatment Date
    row(0x3008_0251, Basic::XD, Option::T, Group::Dates), // Treatment Time
    row(0x300A_0002, Basic::D, Option::D, Group::Notes), // RT Plan Label
    row(0x300A_0003, Basic::X, Option::D, Group::Notes), // RT Plan Name
    row(0x300A_0004, Basic::X, Option::N, Group::Notes), // RT Plan Description
    row(0x300A_0006, Basic::XD, Option::T, Group::Dates), // RT Plan Date
    row(0x300A_0007, Basic::XD, Option::T, Group::Dates), // RT Plan Time
    row(0x300A_000B, Basic::X, Option::N, Group::Notes), // Treatment Sites
    row(0x300A_000E, Basic::X, Option::N, Group::Notes), // Prescription Description
    row(0x300A_0013, Basic::U, Option::N, Group::Identifiers), // Dose Reference UID
    row(0x300A_0016, Basic::X, Option::N, Group::Notes), // Dose Reference Description
    row(0x300A_0054, Basic::U, Option::N, Group::Identifiers), // Table Top Position Alignment UID
    row(0x300A_0072, Basic::X, Option::N, Group::Notes), // Fraction Group Description
    row(0x300A_0083, Basic::U, Option::N, Group::Identifiers), // Referenced Dose Reference UID
    row(0x300A_00B2, Basic::XZ, Option::N, Group::Devices), // Treatment Machine Name
    row(0x300A_00C3, Basic::X, Option::D, Group::Notes), // Beam Description
    row(0x300A_00DD, Basic::X, Option::N, Group::Notes), // Bolus Description
    row(0x300A_0196, Basic::X, Option::N, Group::Devices), // Fixation Device Description
    row(0x300A_01A6, Basic::X, Option::N, Group::Devices), // Shielding Device Description
    row(0x300A_01B2, Basic::X, Option::N, Group::Notes), // Setup Technique Description
    row(0x300A_0216, Basic::X, Option::N, Group::Devices), // Source Manufacturer
    row(0x300A_022C, Basic::D, Option::T, Group::Dates), // Source Strength Reference Date
    row(0x300A_022E, Basic::D, Option::T, Group::Dates), // Source Strength Reference Time
    row(0x300A_02EB, Basic::X, Option::N, Group::Notes), // Compensator Description
    row(0x300A_0608, Basic::D, Option::N, Group::Notes), // Treatment Position Group Label
    row(0x300A_0609, Basic::U, Option::N, Group::Identifiers), // Treatment Position Group UID
    row(0x300A_0611, Basic::Z, Option::N, Group::Devices), // RT Accessory Holder Slot ID
    row(0x300A_0615, Basic::Z, Option::N, Group::Devices), // RT Accessory Device Slot ID
    row(0x300A_0619, Basic::D, Option::N, Group::Notes), // Radiation Dose Identification Label
    row(0x300A_0623, Basic::D, Option::N, Group::Notes), // Radiation Dose In-Vivo Measurement Label
    row(0x300A_062A, Basic::D, Option::N, Group::Notes), // RT Tolerance Set Label
    row(0x300A_0650, Basic::U, Option::N, Group::Identifiers), // Patient Setup UID
    row(0x300A_0676, Basic::X, Option::N, Group::Devices), // Equipment Frame of Reference Description
    row(0x300A_067C, Basic::D, Option::N, Group::Notes), // Radiation Generation Mode Label
    row(0x300A_067D, Basic::Z, Option::N, Group::Notes), // Radiation Generation Mode Description
    row(0x300A_0700, Basic::U, Option::N, Group::Identifiers), // Treatment Session UID
    row(0x300A_0734, Basic::D, Option::N, Group::Notes), // Treatment Tolerance Violation Description
    row(0x300A_0736, Basic::D, Option::T, Group::Dates), // Treatment Tolerance Violation DateTime
    row(0x300A_073A, Basic::D, Option::T, Group::Dates), // Recorded RT Control Point DateTime
    row(0x300A_0741, Basic::D, Option::T, Group::Dates), // Interlock DateTime
    row(0x300A_0742, Basic::D, Option::N, Group::Notes), // Interlock Description
    row(0x300A_0760, Basic::D, Option::T, Group::Dates), // Override DateTime
    row(0x300A_0783, Basic::D, Option::N, Group::Notes), // Interlock Origin Description
    row(0x300A_0785, Basic::U, Option::N, Group::Identifiers), // Referenced Treatment Position Group UID
    row(0x300A_078E, Basic::X, Option::N, Group::Notes), // Patient Treatment Preparation Procedure Parameter Description
    row(0x300A_0792, Basic::X, Option::N, Group::Notes), // Patient Treatment Preparation Method Description
    row(0x300A_0794, Basic::X, Option::N, Group::Notes), // Patient Setup Photo Description
    row(0x300A_079A, Basic::X, Option::N, Group::Notes), // Displacement Reference Label
    row(0x300C_0113, Basic::X, Option::N, Group::Notes), // Reason for Omission Description
    row(0x300C_0127, Basic::D, Option::T, Group::Dates), // Beam Hold Transition DateTime
    row(0x300E_0004, Basic::Z, Option::T, Group::Dates), // Review Date
    row(0x300E_0005, Basic::Z, Option::T, Group::Dates), // Review Time
    row(0x300E_0008, Basic::XZ, Option::N, Group::Staff), // Reviewer Name
    row(0x3010_0006, Basic::U, Option::N, Group::Identifiers), // Conceptual Volume UID
    row(0x3010_000B, Basic::U, Option::N, Group::Identifiers), // Referenced Conceptual Volume UID
    row(0x3010_000F, Basic::Z, Option::N, Group::Notes), // Conceptual Volume Combination Description
    row(0x3010_0013, Basic::U, Option::N, Group::Identifiers), // Constituent Conceptual Volume UID
    row(0x3010_0015, Basic::U, Option::N, Group::Identifiers), // Source Conceptual Volume UID
    row(0x3010_0017, Basic::Z, Option::N, Group::Notes), // Conceptual Volume Description
    row(0x3010_001B, Basic::Z, Option::N, Group::Devices), // Device Alternate Identifier
    row(0x3010_002D, Basic::D, Option::N, Group::Devices), // Device Label
    row(0x3010_0031, Basic::U, Option::N, Group::Identifiers), // Referenced Fiducials UID
    row(0x3010_0033, Basic::D, Option::N, Group::Notes), // User Content Label
    row(0x3010_0034, Basic::D, Option::N, Group::Notes), // User Content Long Label
    row(0x3010_0035, Basic::D, Option::N, Group::Notes), // Entity Label
    row(0x3010_0036, Basic::X, Option::N, Group::Notes), // Entity Name
    row(0x3010_0037, Basic::X, Option::N, Group::Notes), // Entity Description
    row(0x3010_0038, Basic::D, Option::N, Group::Notes), // Entity Long Label
    row(0x3010_003B, Basic::U, Option::N, Group::Identifiers), // RT Treatment Phase UID
    row(0x3010_0043, Basic::Z, Option::N, Group::Devices), // Manufacturer's Device Identifier
    row(0x3010_004C, Basic::XD, Option::T, Group::Dates), // Intended Phase Start Date
    row(0x3010_004D, Basic::XD, Option::T, Group::Dates), // Intended Phase End Date
    row(0x3010_0054, Basic::D, Option::N, Group::Notes), // RT Prescription Label
    row(0x3010_0056, Basic::XD, Option::N, Group::Notes), // RT Treatment Approach Label
    row(0x3010_005A, Basic::Z, Option::N, Group::Staff), // RT Physician Intent Narrative
    row(0x3010_005C, Basic::Z, Option::N, Group::Notes), // Reason for Superseding
    row(0x3010_0061, Basic::X, Option::N, Group::Notes), // Prior Treatment Dose Description
    row(0x3010_006E, Basic::U, Option::N, Group::Identifiers), // Dosimetric Objective UID
    row(0x3010_006F, Basic::U, Option::N, Group::Identifiers), // Referenced Dosimetric Objective UID
    row(0x3010_0077, Basic::XD, Option::N, Group::Notes), // Treatment Site
    row(0x3010_007A, Basic::Z, Option::N, Group::Notes), // Treatment Technique Notes
    row(0x3010_007B, Basic::Z, Option::N, Group::Notes), // Prescription Notes
    row(0x3010_007F, Basic::Z, Option::N, Group::Notes), // Fractionation Notes
    row(0x3010_0081, Basic::Z, Option::N, Group::Notes), // Prescription Notes Sequence
    row(0x3010_0085, Basic::X, Option::T, Group::Dates), // Intended Fraction Start Time
    row(0x4000_0010, Basic::X, Option::N, Group::Notes), // Arbitrary
    row(0x4000_4000, Basic::X, Option::N, Group::Notes), // Text Comments
    row(0x4008_0040, Basic::X, Option::N, Group::Notes), // Results ID
    row(0x4008_0042, Basic::X, Option::N, Group::Notes), // Results ID Issuer
    row(0x4008_0100, Basic::X, Option::T, Group::Dates), // Interpretation Recorded Date
    row(0x4008_0101, Basic::X, Option::T, Group::Dates), // Interpretation Recorded Time
    row(0x4008_0102, Basic::X, Option::N, Group::Staff), // Interpretation Recorder
    row(0x4008_0108, Basic::X, Option::T, Group::Dates), // Interpretation Transcription Date
    row(0x4008_0109, Basic::X, Option::T, Group::Dates), // Interpretation Transcription Time
    row(0x4008_010A, Basic::X, Option::N, Group::Staff), // Interpretation Transcriber
    row(0x4008_010B, Basic::X, Option::N, Group::Notes), // Interpretation Text
    row(0x4008_010C, Basic::X, Option::N, Group::Staff), // Interpretation Author
    row(0x4008_0111, Basic::X, Option::N, Group::Staff), // Interpretation Approver Sequence
    row(0x4008_0112, Basic::X, Option::T, Group::Dates), // Interpretation Approval Date
    row(0x4008_0113, Basic::X, Option::T, Group::Dates), // Interpretation Approval Time
    row(0x4008_0114, Basic::X, Option::N, Group::Staff), // Physician Approving Interpretation
    row(0x4008_0115, Basic::X, Option::N, Group::Notes), // Interpretation Diagnosis Description
    row(0x4008_0118, Basic::X, Option::N, Group::Notes), // Results Distribution List Sequence
    row(0x4008_0119, Basic::X, Option::N, Group::Names), // Distribution Name
    row(0x4008_011A, Basic::X, Option::N, Group::Places), // Distribution Address
    row(0x4008_0200, Basic::X, Option::N, Group::Notes), // Interpretation ID
    row(0x4008_0202, Basic::X, Option::N, Group::Notes), // Interpretation ID Issuer
    row(0x4008_0300, Basic::X, Option::N, Group::Notes), // Impressions
    row(0x4008_4000, Basic::X, Option::N, Group::Notes), // Results Comments
    row(0xFFFA_FFFA, Basic::X, Option::N, Group::Hidden), // Digital Signatures Sequence
    row(0xFFFC_FFFC, Basic::X, Option::N, Group::Hidden), // Data Set Trailing Padding
];
