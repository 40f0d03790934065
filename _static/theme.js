/* Runs before anything is painted: a chosen theme must not flash the other one first. The choice is kept in this
   browser only, under one key; without a choice the page follows the system. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  // A page opened at one of its parts is laid out in full at once, so that the part stands still (see book.css, .linked).
  if (location.hash.length > 1) root.classList.add("linked");
  try {
    var choice = localStorage.getItem("crossing-theme");
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  } catch (refused) {
    /* storage is switched off: follow the system */
  }
})();
