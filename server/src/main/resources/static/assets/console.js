// What the pages need beside htmx: the search by key, and the answer of a JSON body in lines that can be read.
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      document.getElementById("find").focus();
    }
  });
  function pretty() {
    document.querySelectorAll("pre.json:not([data-pretty])").forEach(function (block) {
      block.dataset.pretty = "yes";
      try {
        block.textContent = JSON.stringify(JSON.parse(block.textContent), null, 2);
      } catch (notJson) {
        // It stays as it came.
      }
    });
  }
  pretty();
  document.addEventListener("htmx:afterSwap", pretty);
})();
