"""A Chromium without a window, told what to do by W3C WebDriver: HTTP and JSON to chromedriver, all on loopback."""
import json, os, re, signal, subprocess, urllib.error, urllib.request

# As root, and in many containers, Chromium has no sandbox of its own. It is to reach nobody but this machine.
OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--no-first-run", "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--enable-precise-memory-info", "--window-size=1280,1024"]
PATIENCE = 120
NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))

class Driver:
    """A chromedriver on a port that is free. What it and its browsers keep is in a folder."""

    def __init__(self, folder):
        self.process = subprocess.Popen(["chromedriver", "--port=0"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, start_new_session=True,
            env={**os.environ, "TMPDIR": folder, "XDG_CONFIG_HOME": folder})
        for line in self.process.stdout:
            told = re.search(r"started successfully on port (\d+)", line)
            if told:
                self.url = "http://127.0.0.1:" + told.group(1)
                return
        raise OSError("chromedriver did not begin")

    def tell(self, method, path, body=None):
        request = urllib.request.Request(self.url + path, None if body is None else json.dumps(body).encode(),
            {"Content-Type": "application/json"}, method=method)
        try:
            with NO_PROXY.open(request, timeout=PATIENCE + 10) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refusal:
            raise OSError("%s %s: %s" % (method, path, json.load(refusal)["value"]["message"])) from None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # Together with a browser that was not ended: alone, it would leave that behind.
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

class Browser:
    """A new one with a new profile, and so with an empty cache."""

    def __init__(self, driver):
        self.driver = driver
        begun = driver.tell("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "timeouts": {"script": PATIENCE * 1000, "pageLoad": PATIENCE * 1000},
            "goog:chromeOptions": {"args": OPTIONS}}}})
        self.path = "/session/" + begun["sessionId"]
        self.version = begun["capabilities"]["browserVersion"]

    def open(self, url):
        """Until the page and what it names have come."""
        self.driver.tell("POST", self.path + "/url", {"url": url})

    def run(self, script):
        """What a script returns."""
        return self.driver.tell("POST", self.path + "/execute/sync", {"script": script, "args": []})

    def wait(self, script):
        """What a script tells to its last argument, a function, when it is so far."""
        return self.driver.tell("POST", self.path + "/execute/async", {"script": script, "args": []})

    def devtools(self, command, **parameters):
        """A command of Chromium's own protocol."""
        return self.driver.tell("POST", self.path + "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        # After a failure it may not answer for long; its driver ends it.
        if kind is None:
            self.driver.tell("DELETE", self.path)
