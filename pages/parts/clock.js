// A clock that ticks in the browser: the server is not asked again, and a device whose own clock
// is wrong still shows the right time, for it counts from the server's.
const skews = new Map(); // the server's time when it spoke -> how far this device's clock is off
const timers = new WeakMap(); // parentElement -> its timer; new data comes without a clean-up

export default function ({ parentElement, data }) {
  if (!skews.has(data.now)) skews.set(data.now, data.now - Date.now());
  const skew = skews.get(data.now);
  const face = parentElement.querySelector(".face");
  const tick = () => {
    const [words, over] = told((data.at - Date.now() - skew) / 1000, data);
    if (words === face.textContent) return; // written back, even the same words are painted anew
    face.textContent = words;
    face.classList.toggle("over", over);
  };
  face.className = "face " + data.size;
  face.setAttribute("aria-label", data.label);
  tick();
  clearInterval(timers.get(parentElement));
  timers.set(parentElement, setInterval(tick, 250));
  return () => clearInterval(timers.get(parentElement));
}

function told(secondsUntil, { direction, words }) {
  const said = (message, seconds) => message.replace("{clock}", spelled(seconds, words));
  if (direction === "up") return [spelled(Math.max(0, -secondsUntil), words), false];
  if (secondsUntil >= 0) return [said(words.left, Math.ceil(secondsUntil)), false];
  return [said(words.over, -secondsUntil), true];
}

function spelled(seconds, words) {
  const whole = Math.floor(seconds);
  const two = (n) => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  if (hours >= 48) return words.days.replace("{number}", Math.floor(hours / 24));
  const clock = two(whole % 60);
  return hours ? hours + ":" + two(minutes) + ":" + clock : minutes + ":" + clock;
}
