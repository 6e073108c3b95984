# What a receiver has stored about a subject, as its worker would see it: python3 state.py DATABASE TABLE
import json
import os
import sqlite3
import sys
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

DATABASE, TABLE = sys.argv[1:]


def state_of(subject_id):
    if not os.path.exists(DATABASE):
        return None
    db = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True, timeout=30)
    try:
        rows = db.execute(f"SELECT body FROM {TABLE} WHERE instr(body, ?)", (subject_id,))
        bodies = [json.loads(body) for (body,) in rows]
    finally:
        db.close()
    events = [event for event in bodies if str(event.get("subject_id")) == subject_id]
    deleted = [event for event in events if event["event_type"].endswith(".deleted")]
    by_time = sorted(deleted or events, key=changed_at)
    return by_time and {"events": len(events), "deleted": bool(deleted), "data": by_time[-1]["data"]}


def changed_at(event):
    text = str((event.get("data") or {}).get("updated_at"))
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()
    except ValueError:
        return 0


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps(state_of(self.path[1:])).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
