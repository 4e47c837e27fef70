// Comfort on the search pages; each works without it. The button says how many records it will show, long lists narrow
// as one types and open in place, and a question too long for an address is sent as a form.
"use strict";
(() => {
  const LONGEST_ADDRESS = 6000;
  const form = document.getElementById("search-form");

  const fetchPage = async address =>
    new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");

  const hiddenField = (name, value) =>
    Object.assign(document.createElement("input"), {type: "hidden", name, value});

  const say = (element, number) => {
    const text = number === 1 ? element.dataset.one : element.dataset.many;
    element.textContent = text.replace("%s", number.toLocaleString("en-GB"));
  };

  // Every form that asks: a long question is posted, with the token of the page for long strategies.
  const post = async (data, kind) => {
    const sent = (await fetchPage("/search/strategy/")).querySelector("form.strategy");
    sent.hidden = true;
    sent.querySelector("textarea").value = data.get("q");
    data.delete("q");
    data.forEach((value, name) => sent.append(hiddenField(name, value)));
    if (kind) sent.append(hiddenField("kind", kind));
    document.body.append(sent);
    sent.submit();
  };

  // Empty fields leave the address, and so does the box that narrows a list of values; they are there again when the
  // reader comes back.
  const leaveOutEmpty = (sent, submitter) => {
    const isSpare = field => !field.value || (sent === form && field.name === "find" && submitter?.name !== "whole");
    const spare = [...sent.querySelectorAll("input:not([type=checkbox], :disabled)")].filter(isSpare);
    spare.forEach(field => { field.disabled = true; });
    setTimeout(() => spare.forEach(field => { field.disabled = false; }));
  };

  document.addEventListener("submit", event => {
    const sent = event.target;
    if (sent.method !== "get") return;
    const data = new FormData(sent);
    if (data.get("q") && new URLSearchParams(data).toString().length > LONGEST_ADDRESS) {
      event.preventDefault();
      post(data, sent.dataset.kind);
    } else leaveOutEmpty(sent, event.submitter);
  });
  if (!form) return;

  // The number on the button is the total of the search that it will ask.
  const told = Object.assign(document.createElement("p"), {className: "vh"});
  told.setAttribute("role", "status");
  form.append(told);
  let waiting, asked;

  const ask = async () => {
    const data = new FormData(form);
    data.delete("find");
    if (form.dataset.kind) data.set("kind", form.dataset.kind);
    asked = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.countAt}?${new URLSearchParams(data)}`, {signal: asked.signal});
      if (!answer.ok) return;
      const {total} = await answer.json();
      form.querySelectorAll(".show").forEach(button => say(button, total));
      told.textContent = form.querySelector(".show").textContent;
    } catch (stopped) {
      if (stopped.name !== "AbortError") throw stopped;
    }
  };

  const count = () => {
    clearTimeout(waiting);
    asked?.abort();
    waiting = setTimeout(ask, 200);
  };

  form.addEventListener("change", event => {
    if (event.target.name !== "q" && event.target.name !== "find") count();
  });
  // A browser that goes back keeps what was ticked.
  addEventListener("pageshow", event => { if (event.persisted) count(); });

  // Typing narrows a list at once; what lies above a match stays, so that one sees where it belongs.
  const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const narrow = (whole, typed) => {
    const words = folded(typed).split(/\s+/).filter(Boolean);
    let found = 0;
    const visit = item => {
      const label = folded(item.querySelector("label span").textContent);
      const matches = words.every(word => label.includes(word));
      const below = [...item.querySelectorAll(":scope > ul > li")].map(visit).some(Boolean);
      found += matches;
      item.hidden = !(matches || below);
      return !item.hidden;
    };
    whole.querySelectorAll(".whole__list > li").forEach(visit);
    const status = whole.querySelector(".whole__found");
    if (status) say(status, found);
  };

  form.addEventListener("input", event => {
    const whole = event.target.name === "find" && event.target.closest(".whole");
    if (whole) narrow(whole, event.target.value);
  });

  const tickAll = button => {
    const boxes = button.closest(".whole").querySelectorAll(".whole__list li:not([hidden]) > label input");
    boxes.forEach(box => { box.checked = button.name === "tick"; });
    count();
  };

  // A whole list opens where the reader is, with what is ticked kept; as a link it leads to a page of its own.
  const openInPlace = async link => {
    const facet = link.closest(".facet");
    const ticked = new Set([...facet.querySelectorAll("input:checked")].map(box => box.value));
    const opened = await fetchPage(link.href);
    const list = opened.querySelector(".whole__list");
    if (!list) return location.assign(link.href);
    list.querySelectorAll("input").forEach(box => { box.checked = ticked.has(box.value); });
    const find = opened.querySelector("[name=find]");
    find.id = `find-${facet.dataset.facet}`;
    find.setAttribute("aria-label", `${find.placeholder}: ${facet.querySelector("legend").firstChild.textContent.trim()}`);
    facet.classList.add("whole");
    facet.querySelector(":scope > ul").replaceWith(find, list);
    link.remove();
    find.focus();
  };

  form.addEventListener("click", event => {
    const button = event.target.closest("button[name=tick], button[name=untick]");
    const link = event.target.closest("a.whole");
    if (button) {
      event.preventDefault();
      tickAll(button);
    } else if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      openInPlace(link);
    }
  });
})();
