// The shared worker of staff: the feed of all tabs, and the line by which it is known who is here.
importScripts("here.js", "worker.js");
