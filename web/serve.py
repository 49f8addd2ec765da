"""Serves a folder to this machine only, never cached. Usage: serve.py PORT FOLDER"""
import http.server
import sys
from functools import partial


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript",
                      ".webmanifest": "application/manifest+json"}

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_):
        pass


port, folder = int(sys.argv[1]), sys.argv[2]
try:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=folder))
except OSError as problem:
    sys.exit(f"cannot serve on port {port}: {problem.strerror}; choose another with PORT=...")
print(f"http://localhost:{port}", flush=True)
try:
    server.serve_forever()
except KeyboardInterrupt:
    pass
