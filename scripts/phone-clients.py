"""Signs in at a simulated exchange with a third-party client and prints what it understood, one line an event."""

import os
import sys


def ami(port, secret):
    import asyncio
    from panoramisk import Manager

    async def run():
        done = asyncio.Event()
        manager = Manager(host="127.0.0.1", port=port, username="shouwen", secret=secret, ping_delay=3600)

        def heard(manager, message):
            print(message.event, message.linkedid or "", message.destchannel or message.channel or "", flush=True)
            if message.event == "Hangup":
                done.set()

        manager.register_event("*", heard)
        await manager.connect()
        await asyncio.wait_for(done.wait(), 20)
        manager.close()

    asyncio.run(run())


def esl(port, secret):
    from gevent import monkey

    monkey.patch_all()
    import gevent.event
    from greenswitch import InboundESL

    client = InboundESL(host="127.0.0.1", port=port, password=secret)
    client.connect()
    done = gevent.event.Event()

    def heard(event):
        h = event.headers
        print(h.get("Event-Name"), h.get("Unique-ID"), h.get("Caller-Caller-ID-Number", ""), flush=True)
        if h.get("Event-Name") == "CHANNEL_HANGUP_COMPLETE":
            done.set()

    client.register_handle("*", heard)
    client.send("events plain ALL")
    done.wait(20)
    # Taking leave waits for an answer; a simulator that has told its call gives none.
    sys.stdout.flush()
    os._exit(0)


{"ami": ami, "esl": esl}[sys.argv[1]](int(sys.argv[2]), sys.argv[3])
