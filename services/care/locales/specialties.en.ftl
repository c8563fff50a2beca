# The specialties' names.

specialty-cardiology = Cardiology
specialty-dermatology = Dermatology
specialty-endocrinology = Endocrinology
specialty-gastroenterology = Gastroenterology
specialty-gynaecology = Gynaecology
specialty-neurology = Neurology
specialty-oncology = Oncology
specialty-ophthalmology = Ophthalmology
specialty-orthopaedics = Orthopaedics
specialty-psychiatry = Psychiatry
