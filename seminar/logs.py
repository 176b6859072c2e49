"""Log records as one line of JSON each."""

import json
import logging


class JsonFormatter(logging.Formatter):
    """Write time, level, logger, message and, where there is one, the request and the traceback."""

    def format(self, record):
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if path := getattr(getattr(record, "request", None), "path", None):
            line["path"] = path
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
