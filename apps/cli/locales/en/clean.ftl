# Cleaning attachments without a consultation.

clean-cleaned = { $from } → { $to }
clean-refused = { $from }: not cleaned.
clean-detail = More exactly: { $detail }.
clean-skipped = { $from }: passed over, because it is hidden. To clean it, name it on the command line.
clean-skipped-within = { $from }: passed over, because it is hidden. To clean it, unpack the archive and name it on the command line.
clean-skipped-list = { $from }: passed over. It is the list of what is on a disc (DICOMDIR); the images themselves are all here.
clean-removed = { $total ->
    [one] { $total } identifying field
   *[other] { $total } identifying fields
  } removed or replaced on this device: { $what }.
clean-removed-nothing = Made anew. Nothing beside the picture told who somebody is; look at the picture itself.
clean-surveying = Looked at: { $count }
clean-end = Cleaned: { $cleaned }. Not cleaned: { $refused }. Passed over: { $skipped }.
clean-moved = The dates in images were moved, all by the same number of days: tell the doctor.
clean-face-possible = These images show a head: { $where }. Whoever has them can rebuild the face from them, and find it among photos. Give them only to a doctor to whom you would also show your face, or leave out the slices through the face if the doctor can do without them.
clean-face-unknown = Nothing says whether these images show a head: { $where }. If they do, whoever has them can rebuild the face from them.
clean-look = Look at the cleaned files before you give them to anybody: a face, a tattoo or a name in the picture itself is still there unless it was painted over.

## What was removed

clean-group-names = { $count ->
    [one] { $count } name
   *[other] { $count } names
  }
clean-group-numbers = { $count ->
    [one] { $count } number of a patient, visit or insurance
   *[other] { $count } numbers of patients, visits or insurance
  }
clean-group-dates = { $count ->
    [one] { $count } date (moved or removed)
   *[other] { $count } dates (moved or removed)
  }
clean-group-places = { $count ->
    [one] { $count } place or address
   *[other] { $count } places and addresses
  }
clean-group-person = { $count ->
    [one] { $count } detail of the person
   *[other] { $count } details of the person
  }
clean-group-staff = { $count ->
    [one] { $count } mention of staff
   *[other] { $count } mentions of staff
  }
clean-group-institutions = { $count ->
    [one] { $count } hospital or department
   *[other] { $count } hospitals and departments
  }
clean-group-devices = { $count ->
    [one] { $count } camera, machine or program
   *[other] { $count } cameras, machines and programs
  }
clean-group-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
  }
clean-group-identifiers = { $count ->
    [one] { $count } identifier replaced
   *[other] { $count } identifiers replaced
  }
clean-group-unknown = { $count ->
    [one] { $count } field that no standard knows
   *[other] { $count } fields that no standard knows
  }
clean-group-hidden = { $count ->
    [one] { $count } hidden part
   *[other] { $count } hidden parts
  }
clean-group-painted = { $count ->
    [one] { $count } place painted over
   *[other] { $count } places painted over
  }

## Why a file was not cleaned, and the way on

clean-why-unknown-kind = It is no DICOM, JPEG, PNG, WebP or PDF file.
clean-why-unknown-kind-next = Save or print it as PDF, or take a picture of the screen, then clean that.
clean-why-damaged = It is damaged.
clean-why-damaged-next = Copy it from its source again, or ask the clinic for another copy.
clean-why-unsupported = It is stored in a way that cannot be read here.
clean-why-unsupported-next = Ask the clinic for it uncompressed, or save what you see as JPEG or PNG and clean that.
clean-why-locked = It is locked by a password.
clean-why-locked-next = Open it with the password, save or print it as a PDF without one, then clean that.
clean-why-images-missing = It is the list of what is on a disc (DICOMDIR) and holds no images. Files that it names and that are not here: { $missing }.
clean-why-images-missing-next = Copy the whole disc into a folder and name that folder.
clean-why-picture-too-large = Its picture is too large: { $width } × { $height } pixels.
clean-why-picture-too-large-next = Save it smaller, or cut it into parts, then clean those.
clean-why-too-many-pages = It has too many pages or pictures: { $pages }.
clean-why-too-many-pages-next = Save only the pages that the doctor needs as a new file, then clean that.
clean-why-nothing-painted = What --paint names lies outside of its pictures, and would have hidden nothing.
clean-why-nothing-painted-next = Give the place in pixels of the picture, from its upper left corner.
clean-why-not-seen = A name may be in the picture itself, and nobody has looked at it yet.
clean-why-not-seen-next = Look at it. If there is nothing in it that tells who you are, add --seen; if there is, add --paint with the place.
clean-why-not-seen-burnt-in = Machines of this kind write names into their pictures, and nobody has looked at these yet.
clean-why-not-seen-burnt-in-next = Look at every picture. If there is nothing in them that tells who you are, add --seen; if there is, add --paint with the place.
clean-why-not-seen-unknown = It does not say whether anything was written into its pictures, and nobody has looked at them yet.
clean-why-not-seen-unknown-next = Look at every picture. If there is nothing in them that tells who you are, add --seen; if there is, add --paint with the place.
clean-why-unreadable = It cannot be read.
clean-why-unreadable-next = Check its name, and whether your account may read it, then try again.
clean-why-file-too-large = It is larger than 2 GiB.
clean-why-file-too-large-next = Save only what the doctor needs as a new file, then clean that.
clean-why-archive-damaged = The zip archive is damaged or was not copied to its end.
clean-why-archive-damaged-next = Copy it from its source again. If your computer can unpack it, name the folder with what was in it.
clean-why-archive-locked = The zip archive is locked by a password.
clean-why-archive-locked-next = Unpack it with the password and name the folder with what was in it.
clean-why-archive-unsupported = The zip archive is packed in a way that cannot be read here, or is one of several parts.
clean-why-archive-unsupported-next = Unpack it with another program and name the folder with what was in it.
clean-why-office-document = It is a document of an office program, or a book or program that is an archive inside.
clean-why-office-document-next = Save or print it as PDF and clean that.
clean-why-archive-too-many-files = The zip archive has more files than any study.
clean-why-archive-too-many-files-next = Unpack it and name only the folders with images that the doctor needs.
clean-why-archive-too-large = Unpacked, the zip archive would be far larger than any study: it may be made to do harm.
clean-why-archive-too-large-next = If you know where it comes from, unpack it with another program and name the folder with what was in it.
clean-why-archive-too-deep = Zip archives lie too deep in one another here.
clean-why-archive-too-deep-next = Unpack the outer ones and name the folder with what was in them.
clean-why-link = It is a link, which may lead anywhere.
clean-why-link-next = Name the file itself that it leads to.
clean-why-not-a-file = It is no file.
clean-why-not-a-file-next = Name files and folders only.
clean-why-too-deep = Folders lie too deep in one another here.
clean-why-too-deep-next = Name this folder itself.
