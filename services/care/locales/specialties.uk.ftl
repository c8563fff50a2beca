# Назви спеціальностей.

specialty-cardiology = Кардіологія
specialty-dermatology = Дерматологія
specialty-endocrinology = Ендокринологія
specialty-gastroenterology = Гастроентерологія
specialty-gynaecology = Гінекологія
specialty-neurology = Неврологія
specialty-oncology = Онкологія
specialty-ophthalmology = Офтальмологія
specialty-orthopaedics = Ортопедія
specialty-psychiatry = Психіатрія
