"""What benchmarks' clients speak: enough of PostgreSQL's protocol to ask a question."""
import asyncio, struct

START = struct.pack("!ii", 0, 196608) + b"user\0app\0database\0app\0\0"
START = struct.pack("!i", len(START)) + START[4:]
ASK = b"select pg_is_in_recovery()\0"
ASK = b"Q" + struct.pack("!i", len(ASK) + 4) + ASK

async def until_ready(reader):
    row = b""
    while True:
        kind, length = struct.unpack("!ci", await reader.readexactly(5))
        body = await reader.readexactly(length - 4)
        if kind == b"E":
            raise ConnectionError(body)
        if kind == b"D":
            row = body[6:]
        if kind == b"Z":
            return row

class Candidates:
    """Connections to instances, past PgBouncer, that are kept: to ask a replica through one costs it next to nothing, while
    each answer of its Patroni costs it a log-in just when it is to be promoted. One that ends is opened anew."""

    def __init__(self, addresses):
        self.connections = dict.fromkeys(addresses)

    @classmethod
    async def open(cls, addresses):
        candidates = cls(addresses)
        await candidates.take_writes()
        return candidates

    async def take_writes(self):
        """Whether one of them is the primary now: its recovery, which is a replica's whole life, has ended."""
        return b"f" in [await self.ask(address) for address in self.connections]

    async def ask(self, address):
        try:
            if not self.connections[address]:
                self.connections[address] = await asyncio.open_connection(address, 5432)
                self.connections[address][1].write(START)
                await until_ready(self.connections[address][0])
            reader, writer = self.connections[address]
            writer.write(ASK)
            return await until_ready(reader)
        except (OSError, EOFError):
            self.connections[address] = None

    def close(self):
        for connection in self.connections.values():
            if connection:
                connection[1].close()
