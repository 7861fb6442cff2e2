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
    each answer of its Patroni costs it a log-in just when it is to be promoted."""

    def __init__(self, connections):
        self.connections = connections

    @classmethod
    async def open(cls, addresses):
        connections = [await asyncio.open_connection(address, 5432) for address in addresses]
        for reader, writer in connections:
            writer.write(START)
            await until_ready(reader)
        return cls(connections)

    async def take_writes(self):
        """Whether one of them is the primary now: its recovery, which is a replica's whole life, has ended."""
        for _, writer in self.connections:
            writer.write(ASK)
        return b"f" in [await until_ready(reader) for reader, _ in self.connections]

    def close(self):
        for _, writer in self.connections:
            writer.close()
