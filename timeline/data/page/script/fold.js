// The chart can be folded. On a phone it is, below the chronology; who opened or folded it finds it so again.

const ON_PHONE = "(max-width: 700px)";

class Fold {
  constructor(draw) {
    this.box = byId("Fold");
    this.key = `timeline chart ${location.pathname}`;
    this.chosen = this.remembered();
    this.box.firstElementChild.addEventListener("click", () => this.choose(!this.box.open));
    this.box.addEventListener("toggle", draw);
  }

  get isOpen() {
    return this.box.open;
  }

  // Where the page is opened without a place to remember, it is as if nothing had been chosen.
  remembered() {
    try {
      return sessionStorage.getItem(this.key);
    } catch {
      return null;
    }
  }

  choose(isOpen) {
    this.chosen = isOpen ? "open" : "folded";
    try {
      sessionStorage.setItem(this.key, this.chosen);
    } catch {
      // Remembered while the page is open.
    }
  }

  open() {
    this.choose(true);
    this.box.open = true;
  }

  // The order of reading is that on the screen: the chart stands before the chronology, on a phone behind it.
  arrange() {
    const isPhone = matchMedia(ON_PHONE).matches;
    const [chart, link] = [byId("Chart"), byId("To-chart")];
    const next = byId(isPhone ? "Plans" : "Chronology");
    if (chart.nextElementSibling !== next) next.before(chart);
    const [first, second] = isPhone ? [byId("To-chronology"), link] : [link, byId("To-chronology")];
    if (first.nextElementSibling !== second) first.after(second);
    this.box.open = this.chosen ? this.chosen === "open" : !isPhone;
  }

  print(isPrinted) {
    if (isPrinted) this.wasOpen = this.box.open;
    this.box.open = isPrinted || this.wasOpen;
  }
}
