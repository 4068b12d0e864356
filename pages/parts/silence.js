// The silence of those online, counted in the browser from the server's time: whole minutes are
// enough, and a screen reader is told once when it becomes an alarm, not every minute.
const skews = new Map(); // the server's time when it spoke -> how far this device's clock is off
const timers = new WeakMap(); // parentElement -> its timer; new data comes without a clean-up

export default function ({ parentElement, data }) {
  const [line, icon, words, told] = [".line", ".icon", ".words", ".told"].map((each) =>
    parentElement.querySelector(each),
  );
  if (data.now && !skews.has(data.now)) skews.set(data.now, data.now - Date.now());
  const tick = () => {
    const now = Date.now() + (skews.get(data.now) || 0);
    const over = data.alarmAt != null && now >= data.alarmAt;
    const said = (over ? data.alarm : data.quiet).replace("{time}", spelled((now - data.since) / 1000, data.words));
    if (words.textContent !== said) words.textContent = said;
    if (line.classList.contains("over") !== over || !icon.textContent) {
      line.classList.toggle("over", over);
      icon.textContent = over ? "notifications_active" : "wifi";
      told.textContent = over ? said : "";
    }
  };
  tick();
  clearInterval(timers.get(parentElement));
  if (data.since != null) timers.set(parentElement, setInterval(tick, 1000));
  return () => clearInterval(timers.get(parentElement));
}

function spelled(seconds, words) {
  const minutes = Math.floor(Math.max(0, seconds) / 60);
  if (minutes >= 120) return words.hours.replace("{number}", Math.floor(minutes / 60));
  return minutes < 1 ? words.less : minutes === 1 ? words.minute : words.minutes.replace("{number}", minutes);
}
