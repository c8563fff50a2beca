# What the program for files says. An app's own texts stand beside these: every identifier begins with "files-".

## Choosing

files-close = Close
files-title = Photos, papers and scans
files-what = What files carry beside the picture (names, dates, places) is removed on this device. What can be read in the picture itself, you paint over. Nothing leaves this device until you press "Send" below the list.
files-choose = Choose files
files-choose-camera = Take a photo
files-choose-folder = Choose a folder
files-choose-hint = Photos (JPEG, PNG, WebP), documents (PDF), and scans from a hospital's disc (DICOM).
files-choose-drop = You can drop or paste them here too.
files-reading = Being read on this device
files-reading-of = { $number } of { $of }

## The list

files-photos = Photos
files-documents = Documents
files-scans = Scans
files-images = { $count ->
    [one] { $count } image
   *[other] { $count } images
  }
files-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
  }
files-is-read = Being read
files-must-look = Please look at it
files-is-cleaned = Being cleaned: { $done } of { $of }
files-ready = Ready
files-look = Look at it
files-look-again = Look again
files-receipt = Before and after
files-remove = Take off the list
files-face = It shows a head: a face could be rebuilt from it. You can leave out slices when you look at it.
files-together = { $count ->
    [one] One file, { $size }.
   *[other] { $count } files, { $size } together.
  }
files-refused = Not taken: { $name }
files-refused-many = { $count ->
    [one] Not taken: { $name } and one more
   *[other] Not taken: { $name } and { $count } more
  }
files-refused-close = All right

## Looking and painting over

files-look-paper = Look for your name, date of birth, address, numbers, a face. Paint over whatever tells who you are.
files-look-burnt-in = Machines of this kind write names into their pictures. Look at every one, and paint over what tells who you are.
files-look-unknown = The file does not say whether anything was written into its pictures. Look at every one, and paint over what tells who you are.
files-look-free = Nothing needs to be painted over as far as the file says. You can look and paint all the same.
files-ways = How to look
files-way-one = One by one
files-way-together = All together
files-together-how = Scroll through all of them. Press one to see it large and to paint on it.
files-together-overview = An overview. Words cannot be read this small: press each picture to look at it.
files-tile = { $number }
files-tile-seen = { $number } ✓
files-tile-left-out = { $number }: left out
files-tile-open = See it large
files-picture-of = { $number } of { $of }
files-picture-before = Previous
files-picture-next = Next
files-picture-go = Go through the pictures
files-picture-label = { $of ->
    [1] { $name }, picture { $number } of { $of }. Arrow keys move it, plus and minus change its size.
   *[other] { $name }, picture { $number } of { $of }. Arrow keys move it, plus and minus change its size. Page Up and Page Down turn.
  }
files-picture-failed = This picture cannot be shown.
files-hand = What your finger or mouse does
files-hand-moves = Move
files-hand-paints = Paint over
files-zoom = Size
files-zoom-in = Larger
files-zoom-out = Smaller
files-zoom-whole = The whole picture
files-light = Brightness
files-light-about = Something may be written so light or so dark that it is not seen at first. Show the whole range, or move the sliders.
files-light-own = As in the file
files-light-whole = The whole range
files-light-brightness = Brighter or darker
files-light-contrast = Contrast
files-mark = Painted over, place { $number }. Arrow keys move it, with Shift they resize it, Delete takes it away.
files-mark-proposed = Proposed, place { $number }. Arrow keys move it, with Shift they resize it, Delete takes it away.
files-mark-add = Add a black box
files-mark-undo = Undo
files-mark-about = This place is painted over. Pull it to move it, and its lower right corner to resize it.
files-mark-about-proposed = Devices of this maker write names here, so we propose to paint it over. Take the box away if nothing is written there.
files-mark-everywhere = On all pictures of this file or series
files-mark-remove = Take this box away
files-unseen = { $count ->
    [one] One picture is still to be looked at.
   *[other] { $count } pictures are still to be looked at.
  }
files-unseen-go = Show it
files-decide-nothing = Nothing here tells who I am
files-decide-painted = Paint over and go on
files-face-title = Does it show your face?
files-face-possible = From scans of a head, a computer can rebuild a face, and somebody who knows you could recognise it. The doctor may need these images all the same.
files-face-unknown = This file does not say which part of the body it shows. If it shows your head, a computer can rebuild your face from it.
files-face-choice = You decide: send all of it, or leave out the slices with the face.
files-slices-left-out = Slice { $number } is on the screen. Left out: { $count } of { $of }.
files-slices-how = Press the first or the last slice that shows the face; from there you can leave out that one and all on one side of it.
files-slice-before = Leave out this one and all before it
files-slice-leave = Leave out this one
files-slice-take = Send this one too
files-slice-after = Leave out this one and all after it
files-slices-take = Send all of them

## The receipt

files-receipt-switch = What is shown
files-receipt-both = Side by side
files-receipt-before = Before
files-receipt-after = After
files-receipt-left-out = Left out: the doctor does not get this one.
files-removed = { $count ->
    [one] { $count } identifying detail was removed on this device
   *[other] { $count } identifying details were removed on this device
  }
files-removed-nothing = Nothing hidden in it told who you are. It was made anew on this device, without anything hidden.
files-removed-dates-moved = Dates in scans were moved, all by the same number of days, so that the time between them stays right.
files-removed-names = { $count ->
    [one] { $count } name
   *[other] { $count } names
  }
files-removed-numbers = { $count ->
    [one] { $count } number of a patient, visit or insurance
   *[other] { $count } numbers of patients, visits or insurance
  }
files-removed-dates = { $count ->
    [one] { $count } date (moved or removed)
   *[other] { $count } dates (moved or removed)
  }
files-removed-places = { $count ->
    [one] { $count } place or address
   *[other] { $count } places and addresses
  }
files-removed-person = { $count ->
    [one] { $count } detail about you
   *[other] { $count } details about you
  }
files-removed-staff = { $count ->
    [one] { $count } mention of staff
   *[other] { $count } mentions of staff
  }
files-removed-institutions = { $count ->
    [one] { $count } hospital or department
   *[other] { $count } hospitals and departments
  }
files-removed-devices = { $count ->
    [one] { $count } camera, machine or program
   *[other] { $count } cameras, machines and programs
  }
files-removed-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
  }
files-removed-identifiers = { $count ->
    [one] { $count } technical identifier (replaced)
   *[other] { $count } technical identifiers (replaced)
  }
files-removed-unknown = { $count ->
    [one] { $count } field of a maker's own
   *[other] { $count } fields of a maker's own
  }
files-removed-hidden = { $count ->
    [one] { $count } hidden part
   *[other] { $count } hidden parts
  }
files-removed-painted = { $count ->
    [one] { $count } place painted over
   *[other] { $count } places painted over
  }

## Sending

files-send-title = Send them to the doctor
files-send-words = A few words beside them
files-send-words-hint = What is it, and what should the doctor look at? Please name nobody.
files-send-optional = (may be left out)
files-send-most = Up to { $most } files fit into one message; a whole study counts as one.
files-send-files = { $count ->
    [0] Send
    [one] Send one file
   *[other] Send { $count } files
  }
files-obstacle-nothing = There is nothing to send yet.
files-obstacle-works = One moment: something is still being read or cleaned.
files-obstacle-look = { $count ->
    [one] Before it can be sent, please look at one more.
   *[other] Before it can be sent, please look at { $count } more.
  }
files-obstacle-too-many = These are { $count }, and { $most } fit into one message. Take some off the list, and send those afterwards.
files-sealing = Being sealed on this device
files-sealing-stay = Stay on this page until this is done: nothing is on its way yet.
files-on-way-title = On their way to the doctor
files-on-way = { $count ->
    [one] One file
   *[other] { $count } files
  }
files-on-way-by-itself = You can close the app: it goes on when you open it again.
files-on-way-paused = Paused. Nothing is lost.
files-on-way-waits = It cannot go on at the moment, and is tried again by itself.
files-on-way-stuck = It has stopped. Your sealed files are kept on this device.
files-pause = Pause
files-go-on = Go on
files-give-up = Stop sending
files-give-up-title = Stop sending these files?
files-give-up-text = What has been sent so far is deleted, and the doctor gets nothing of it. The files on your device stay as they are.
files-give-up-yes = Stop sending
files-give-up-no = Keep sending
files-sent = Sent. The doctor can see these files now.
files-amount = { $count } { $unit ->
    [kb] KB
    [mb] MB
   *[gb] GB
  }
files-amount-of = { $done } of { $total }
files-left-moment = a moment left
files-left-seconds = about { $count } seconds left
files-left-minutes = { $count ->
    [one] about one minute left
   *[other] about { $count } minutes left
  }
files-left-hours = { $count ->
    [one] about one hour left
   *[other] about { $count } hours left
  }
files-leave-title = Leave without sending?
files-leave-text = What you chose and painted over is not on its way yet, and would have to be chosen again.
files-leave-yes = Leave
files-leave-no = Stay here

## Looking at what came, and saving it

files-coming = Being fetched and opened on this device
files-fetch-stop = Stop
files-saving = Being fetched to be saved
files-show-lacks = { $count ->
    [one] One file
   *[other] { $count } files
  } of this study cannot be shown here. The saved copy has all of them.
files-not-for-diagnosis = For a first look only. For a diagnosis, the file is saved and opened in a viewer that is made for it.
files-save = Save on this device
files-save-title = Save a copy outside of this service?
files-save-text = The copy lies in the folder for downloads, unsealed. It stays there when the consultation is erased, and whoever uses this device can open it. You are responsible for it. The service could not check it for anything harmful: open it only with a program that is up to date.
files-save-yes = Save the copy
files-save-no = Do not save
files-save-name = { $consultation ->
    [0] Document
   *[other] Consultation { $consultation },
  } { $number } { $name }
files-saved = Given to the browser to be saved: { $name }
files-not-saved = This browser did not let { $name } be saved.

## Why a file cannot be used, and the way on

files-why-unknown-kind = A file of this kind cannot be read here.
files-why-unknown-kind-next = Save it as JPEG or PDF (a photo of an iPhone: share it as JPEG), or take a picture of the screen, then choose that.
files-why-damaged = It is damaged.
files-why-damaged-next = Copy it from its source again, or ask the clinic for another copy.
files-why-unsupported = It is stored in a way that cannot be read here.
files-why-unsupported-next = Ask the clinic for it uncompressed, or save what you see as JPEG or PNG and choose that.
files-why-locked = It is locked by a password.
files-why-locked-next = Open it with the password, save or print it as a PDF without one, then choose that.
files-why-directory = It is the list of what is on a disc (DICOMDIR).
files-why-directory-next = Nothing is to be done: the images are read without it.
files-why-picture-too-large = Its picture is too large.
files-why-picture-too-large-next = Save it smaller, or cut it into parts, then choose those.
files-why-too-many-pages = It has too many pages or pictures.
files-why-too-many-pages-next = Save only the pages that the doctor needs as a new file, then choose that.
files-why-nothing-painted = A black box lies outside of its pictures, and would have hidden nothing.
files-why-nothing-painted-next = Choose it again, and paint on it alone.
files-why-not-seen = Somebody must look at it first.
files-why-not-seen-next = Choose it again, and look at every picture.
files-why-not-seen-burnt-in = Machines of this kind write names into their pictures, and somebody must look at them first.
files-why-not-seen-burnt-in-next = Choose it again, and look at every picture.
files-why-not-seen-unknown = It does not say whether anything was written into its pictures, and somebody must look at them first.
files-why-not-seen-unknown-next = Choose it again, and look at every picture.
files-why-unreadable = It cannot be read.
files-why-unreadable-next = It may have been moved or changed since you chose it. Choose it again.
files-why-file-too-large = It is larger than this app can open at once (512 MB).
files-why-file-too-large-next = If it is a zip archive, unpack it and choose the folder. If not, save only what the doctor needs as a new file. On a computer, the command-line program takes up to 2 GB.
files-why-archive-damaged = The zip archive is damaged, or was not copied to its end.
files-why-archive-damaged-next = Copy it from where it came from again. If your device can unpack it, choose the folder with what was in it.
files-why-archive-locked = The zip archive is locked by a password.
files-why-archive-locked-next = Unpack it with the password, then choose the folder with what was in it.
files-why-archive-unsupported = The zip archive is packed in a way that cannot be read here, or is one of several parts.
files-why-archive-unsupported-next = Unpack it with another program, then choose the folder with what was in it.
files-why-office-document = It is a document of an office program, or a book or a program.
files-why-office-document-next = Save or print it as PDF, then choose that.
files-why-archive-too-many-files = The zip archive has more files than any study.
files-why-archive-too-many-files-next = Unpack it, then choose only the folders with the images that the doctor needs.
files-why-archive-too-large = Unpacked, the zip archive would be far larger than any study: it may be made to do harm.
files-why-archive-too-large-next = If you know where it comes from, unpack it with another program, then choose the folder with what was in it.
files-why-archive-too-deep = Zip archives lie too deep in one another here.
files-why-archive-too-deep-next = Unpack the outer ones, then choose the folder with what was in them.
files-why-images-missing = It is the list of what is on a disc (DICOMDIR), and some of the images that it names are not in the archive.
files-why-images-missing-next = If the doctor needs them, copy the whole disc again, then choose its folder.
files-why-link = It is a link within the archive, which may lead anywhere.
files-why-link-next = Choose the file itself that it leads to.
files-why-too-long = Reading it took too long, or more memory than there is here.
files-why-too-long-next = Save it smaller, or try it on a computer.
files-why-no-room = What you chose is more than fits into this app at once.
files-why-no-room-next = Send what is ready first, then choose the rest.
files-why-gone = It is not on the list any more.
files-why-gone-next = Choose it again.
files-why-interrupted = It could not be handed over.
files-why-interrupted-next = Try again. If there is no room left on this device, free some first.
files-why-not-one-study = These images do not belong to one study.
files-why-not-one-study-next = Take them off the list, and choose each study by itself.
files-why-too-many-files = A study has too many images for one message.
files-why-too-many-files-next = Take series that the doctor does not need off the list.
files-why-attachment-too-large = It is too large for one message: 2 GB fit.
files-why-attachment-too-large-next = Take series that the doctor does not need off the list.
failure-files-sealing = Sealing was interrupted. Nothing was sent.
failure-files-sealing-next = Your files are still on the list. Wait until they are ready again, then press "Send" once more.
failure-show = This file cannot be shown here.
failure-show-next = Save it, and open it in a program of your own.
failure-not-what-it-says = What came is not the kind of file that it says it is. It was not saved.
failure-not-what-it-says-next = It should be chosen and sent again: no program of this service makes such a file.

## What went wrong on the way, and the way on

failure-fetch-stopped = Fetching was stopped.
failure-fetch-stopped-next = Try again.
failure-no-room = There is not enough room on this device: { $count ->
    [one] about one MB is missing
   *[other] about { $count } MB are missing
  }. Nothing was sealed or sent.
failure-no-room-next = Free some room, or send fewer files at once. Sealed files wait on this device until the service has them.
failure-attach-nothing = There is no file to send. Nothing was sent.
failure-attach-nothing-next = Choose files first.
failure-attach-not-one-study = These images do not belong to one study. Nothing was sent.
failure-attach-not-one-study-next = Choose each study by itself.
failure-attach-study-too-long = A study has at most { $most } images. Nothing was sent.
failure-attach-study-too-long-next = Take series that the doctor does not need off the list.
failure-attach-too-large = One attachment is too large: 2 GB fit. Nothing was sent.
failure-attach-too-large-next = Take series that the doctor does not need off the list.
failure-attach-too-many = One message has room for at most { $most } files. Nothing was sent.
failure-attach-too-many-next = Send them in several messages.
failure-attach-over = This consultation is over: nothing can be added to it.
failure-attach-over-next = Look at where it stands. The files on your device stay as they are.
failure-attach-under-way = Other files of this consultation are still on their way.
failure-attach-under-way-next = Wait until they are with the service, then send these.
failure-attach-begin-anew = Something else was begun in this consultation meanwhile. Nothing was sent.
failure-attach-begin-anew-next = Press "Send" once more.
failure-attach-may-have-arrived = The message with these files may have arrived already.
failure-attach-may-have-arrived-next = Look at the consultation before you give them up.
failure-upload-waiting = The connection failed while the files were being sent.
failure-upload-waiting-next = Nothing is lost and nothing is sent twice. It goes on by itself when the connection is back.
failure-upload-lost = The sealed files are no longer there whole, so they cannot be sent.
failure-upload-lost-next = Stop sending them, then choose them again.
failure-no-such-attachment = This file is not in the consultation any more.
failure-no-such-attachment-next = Look at where the consultation stands.
failure-attachment-changed = This file is not what was sealed: it was changed on its way. Nothing of it is shown.
failure-attachment-changed-next = Please tell whoever runs the service.
failure-attachment-lost = The service does not have this file any more.
failure-attachment-lost-next = With a request that no doctor has taken its files go when it ends. Otherwise please tell whoever runs the service; it can be sent again.

## What stops and what is asked while files are chosen and sent

files-remove-title = Take it off the list?
files-remove-text = What you looked at and painted over in it would have to be done again.
files-remove-yes = Take it off
files-remove-no = Keep it
files-show-series = { $number }: { $what }
files-show-series-label = Series
files-series = { $name }, series { $number }
files-reading-stop = Do not read the rest
files-passed-over = { $count ->
    [one] One other file beside your images, such as a viewer's, will not be sent. That is as it should be.
   *[other] { $count } other files beside your images, such as a viewer's, will not be sent. That is as it should be.
  }
files-sealing-stop = Stop; keep my list
files-becomes-follow-up = The opinion is there already. These files, with the words beside them, go as your follow-up question: write it here.
files-question = Your follow-up question, beside the files
files-question-needed = Write your question here: these files go with it.
files-try-again = Try again
files-as-question = Send them as my question
failure-files-offline = There is no connection. Nothing was sent; your files are still on the list.
failure-files-offline-next = Leave this page open, and press "Send" again when the connection is back.
failure-files-question = The opinion is there, so these files would go as your follow-up question. Nothing was sent.
failure-files-question-next = Write your question beside them, then press "Send" once more.

## Documents for verifiers

files-documents-title = Documents for the verifiers
files-documents-what = Your name, the number and who issued it must stay legible: the verifiers compare them. What files carry besides (places, devices, hidden notes) is removed on this device. Nothing leaves it until you press "Send" below the list.
files-documents-look-paper = Check that everything can be read: name, number, issuer, dates. Paint over only what the verifiers do not need, such as somebody else's details.
files-documents-look-burnt-in = Look at every picture. Paint over only what the verifiers do not need.
files-documents-look-unknown = Look at every picture. Paint over only what the verifiers do not need.
files-documents-decide-nothing = It can be read and may go so
files-documents-send-title = Send them to the verifiers
files-documents-send-words-hint = Which document is which, and what the verifiers should know. They alone can read it.
files-documents-on-way-title = On their way to the verifiers
files-documents-give-up-text = What has been sent so far is deleted, and the verifiers get nothing of it. The files on your device stay as they are.
files-documents-sent = Sent. The verifiers alone can open these documents.
