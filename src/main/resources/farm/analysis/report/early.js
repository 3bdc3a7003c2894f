document.documentElement.classList.add("scripted");
addEventListener("error", () => document.documentElement.classList.add("ready"));
