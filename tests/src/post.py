"""A mail server in both directions: takes mail (aiosmtpd) and tells what it took; hands mail over (smtplib.LMTP)."""

import email
import email.policy
import json
import smtplib
import socket
import sys

from aiosmtpd.controller import Controller

taken = []
refusing = False


class Handler:
    async def handle_DATA(self, server, session, envelope):
        if refusing:
            return "451 Try again later"
        mail = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        taken.append(
            {
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "subject": str(mail["Subject"]),
                "text": mail.get_content().replace("\r\n", "\n"),
                "headers": {name: str(value) for name, value in mail.items()},
            }
        )
        return "250 OK"


def tell(what):
    print(json.dumps(what), flush=True)


with socket.create_server(("127.0.0.1", 0)) as free:
    port = free.getsockname()[1]
controller = Controller(Handler(), hostname="127.0.0.1", port=port)
controller.start()
tell({"port": port})
for line in sys.stdin:
    asked = json.loads(line)
    if asked["do"] == "taken":
        tell(taken)
        taken.clear()
    elif asked["do"] == "refuse":
        refusing = asked["refuse"]
        tell({})
    else:
        with smtplib.LMTP(asked["socket"]) as lmtp:
            tell(lmtp.sendmail(asked["from"], [asked["to"]], asked["mail"].encode()))
controller.stop()
