// Comfort in the form of an evaluation; it works without. What is typed is kept by itself, lessons that say the same
// appear as one writes, a chosen theme says what it means, and the table of outcomes takes Enter and pasted rows.
"use strict";
(() => {
  const form = document.getElementById("evaluation");
  if (!form) return;
  const said = document.getElementById("kept");
  const saves = form.elements.saves;
  form.classList.add("is-live");
  const howKept = document.getElementById("how-kept");
  howKept.textContent = howKept.dataset.live;

  // Keeping: one at a time, after a pause, and at once when the page is left.
  const PAUSE = 1000, AGAIN = 10000;
  let waiting, underway, isChanged = false, isOvertaken = false, isSignedOut = false, isPressed = false, isSent = false;

  const post = leaving => fetch(form.action, {
    method: "POST", body: new FormData(form), headers: {"X-Requested-With": "fetch"}, keepalive: leaving,
  });

  // Whoever signs in anew, in whichever tab, has a new token; every page with a form tells it.
  const renewToken = async () => {
    const answer = await fetch(form.dataset.page);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (token) document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach(field => { field.value = token; });
  };

  const tellSignedOut = () => {
    if (isSignedOut) return; // said already, and its link may have the focus
    isSignedOut = true;
    said.replaceChildren(document.getElementById("signed-out").content.cloneNode(true));
  };

  // What rows can be about follows what has been typed of initiatives and the programme.
  const offer = (select, about) => {
    const [whole, ...before] = select.options, chosen = select.selectedOptions[0];
    if (JSON.stringify(before.map(option => [option.value, option.text])) === JSON.stringify(about)) return;
    const offered = about.map(([value, label]) => new Option(label, value, false, value === chosen.value));
    const isGone = chosen !== whole && !offered.some(option => option.selected);
    select.replaceChildren(whole, ...offered, ...(isGone ? [chosen] : []));
  };

  const take = told => {
    said.textContent = told.said;
    if (isOvertaken) return;
    saves.value = told.saves;
    document.getElementById("progress").innerHTML = told.progress;
    form.querySelectorAll("select[name$='-about']").forEach(select => offer(select, told.about));
  };

  // Returns whether the library has answered; where it has not, the text stays here and is sent again.
  const send = async leaving => {
    isChanged = false;
    try {
      let answer = await post(leaving);
      if (answer.status === 403) {
        await renewToken();
        answer = await post(leaving);
      }
      if (answer.redirected) tellSignedOut();
      else {
        const told = await answer.json();
        isSignedOut = false;
        isOvertaken = answer.status === 409;
        take(told);
        return true;
      }
    } catch {
      isSignedOut = false;
      said.textContent = form.dataset.failed;
    }
    isChanged = true;
    clearTimeout(waiting);
    waiting = setTimeout(keep, AGAIN);
    return false;
  };

  const keep = async (leaving = false) => {
    clearTimeout(waiting);
    while (underway) await underway;
    if (!isChanged || isOvertaken || isSent) return true;
    underway = send(leaving).finally(() => { underway = undefined; });
    return underway;
  };

  const noteChange = () => {
    isChanged = true;
    if (isOvertaken) return;
    if (!isSignedOut) said.textContent = form.dataset.unsaved;
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  };

  document.addEventListener("visibilitychange", () => { keep(document.visibilityState === "hidden"); });
  addEventListener("beforeunload", event => { if (isSignedOut) event.preventDefault(); });

  // A pressed button waits until what was typed has been kept: a window never overtakes itself, and who is not signed
  // in any more stays here with the text.
  form.addEventListener("submit", async event => {
    if (isSent) return;
    event.preventDefault();
    if (isPressed) return;
    isPressed = true;
    const button = event.submitter;
    clearTimeout(typing);
    asked?.abort();
    isSent = await keep();
    isPressed = false;
    // A form cannot be sent while it still tells that it is: hence not at once.
    if (isSent) setTimeout(() => form.requestSubmit(button));
  });
  addEventListener("pageshow", event => { if (event.persisted) location.reload(); });

  // Lessons that say what is being typed.
  let typing, asked;
  const showAlike = async area => {
    asked?.abort();
    asked = new AbortController();
    const address = `${form.dataset.alike}?${new URLSearchParams({row: area.dataset.row, q: area.value})}`;
    try {
      const answer = await fetch(address, {signal: asked.signal});
      if (answer.ok && !answer.redirected) document.getElementById(`alike-${area.dataset.row}`).innerHTML = await answer.text();
    } catch (stopped) {
      if (stopped.name !== "AbortError") said.textContent = form.dataset.failed;
    }
  };

  const define = select => {
    const meant = document.getElementById(`theme-${select.value}`);
    document.getElementById(select.dataset.defines).textContent = meant?.nextElementSibling.textContent ?? "";
  };

  // A name that is not in the list is a new initiative, which has to be described.
  const listed = new Set([...document.querySelectorAll("#all-initiatives option")].flatMap(
    option => [option.value, option.value.split(" – ")[0]].map(name => name.toLowerCase())));
  const askForDescription = field => {
    const isNew = field.value.trim() && !listed.has(field.value.trim().toLowerCase());
    field.closest("fieldset").querySelector("details").open = Boolean(isNew);
  };

  // The table of outcomes.
  const table = form.querySelector(".quick tbody");
  const cells = row => [...row.querySelectorAll("input, select")];

  const addRow = () => {
    if (table.rows.length >= table.dataset.most) return null;
    const last = table.lastElementChild, row = last.cloneNode(true);
    const key = Number(cells(last)[0].name.split("-")[1]) + 1, number = table.rows.length + 1;
    row.querySelectorAll(".error").forEach(each => each.remove());
    cells(row).forEach(cell => {
      cell.id = cell.name = cell.name.replace(/-\d+-/, `-${key}-`);
      cell.setAttribute("aria-label", cell.getAttribute("aria-label").replace(/\d+$/, number));
      ["aria-invalid", "aria-describedby"].forEach(name => cell.removeAttribute(name));
      cell.querySelectorAll("[data-pasted]").forEach(each => each.remove());
      cell.value = "";
    });
    table.append(row);
    return row;
  };

  const fillIn = (words, values) => words.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);

  const forgetFault = cell => {
    document.getElementById(`${cell.id}-e`)?.remove();
    ["aria-invalid", "aria-describedby"].forEach(name => cell.removeAttribute(name));
  };

  const tellFault = (cell, words) => {
    forgetFault(cell);
    const fault = Object.assign(document.createElement("p"), {className: "error", id: `${cell.id}-e`, textContent: words});
    cell.setAttribute("aria-invalid", "true");
    cell.setAttribute("aria-describedby", fault.id);
    cell.after(fault);
  };

  // What is none of the choices stays in its cell as it was pasted, until another is chosen.
  const write = (cell, text) => {
    const written = text.trim();
    if (cell.tagName === "INPUT") { cell.value = written; return; }
    cell.querySelectorAll("[data-pasted]").forEach(each => each.remove());
    const choices = [...cell.options].filter(option => option.value);
    const meant = choices.find(option => option.text.toLowerCase() === written.toLowerCase());
    const isNone = !written || written.toLowerCase() === cell.options[0].text.toLowerCase();
    forgetFault(cell);
    if (meant || isNone) { cell.value = meant ? meant.value : ""; return; }
    const odd = new Option(written, written, false, true);
    odd.dataset.pasted = "";
    cell.add(odd);
    tellFault(cell, fillIn(table.dataset.odd, {text: written, choices: choices.map(each => each.text).join(", ")}));
  };

  const pasteRows = (start, text) => {
    const column = cells(start.closest("tr")).indexOf(start), left = [];
    let row = start.closest("tr");
    text.replace(/\r?\n$/, "").split(/\r?\n/).forEach((line, index) => {
      if (index && row) row = row.nextElementSibling ?? addRow();
      line.split("\t").forEach((part, at) => {
        const cell = row && cells(row)[column + at];
        if (cell) write(cell, part);
        else if (part.trim()) left.push(part.trim());
      });
    });
    document.getElementById("left-out").textContent =
      left.length ? fillIn(table.dataset.left, {cells: left.join(", ")}) : "";
    if (row && !row.nextElementSibling) addRow();
    noteChange();
  };

  table.addEventListener("paste", event => {
    const text = event.clipboardData.getData("text");
    if (!/[\t\n]/.test(text.trim()) || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    pasteRows(event.target, text);
  });

  table.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    const row = event.target.closest("tr"), below = row.nextElementSibling ?? addRow();
    if (below) cells(below)[cells(row).indexOf(event.target)].focus();
  });

  form.addEventListener("input", event => {
    const field = event.target;
    noteChange();
    if (field.matches("select:has([data-pasted])")) forgetFault(field);
    if (field.dataset.row) {
      clearTimeout(typing);
      typing = setTimeout(showAlike, 300, field);
    } else if (field.dataset.defines) define(field);
    else if (field.list) askForDescription(field);
    else if (field.closest("tr") === table.lastElementChild) addRow();
  });

  (document.getElementById("overtaken") ?? document.getElementById("summary") ?? document.getElementById("refusal"))?.focus();
})();
