"""A mail server on the loopback (aiosmtpd). Says its port, then each message it took as a line of JSON.

Recipients say how it behaves: nobody@ is refused for good, later@ for now, slow@ is not answered.
"""

import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later@"):
            return "451 4.3.0 try again later"
        if address.startswith("slow@"):
            await asyncio.sleep(60)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        said = {
            "to": envelope.rcpt_tos,
            "from": envelope.mail_from,
            "subject": str(message["subject"]),
            "id": str(message["message-id"]),
            "body": message.get_content(),
        }
        print(json.dumps(said, ensure_ascii=False), flush=True)
        return "250 2.0.0 queued as 4711"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), loop=loop), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    # As long as whoever started it lives.
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
