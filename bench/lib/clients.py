"""What benchmarks' clients speak: enough of PostgreSQL's protocol to ask a question, and of Patroni's REST API."""
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

async def leads(address):
    try:
        reader, writer = await asyncio.open_connection(address, 8008)
        writer.write(b"OPTIONS /primary HTTP/1.0\r\n\r\n")
        line = await reader.readline()
        writer.close()
        return b" 200 " in line
    except OSError:
        return False
