// Opens the dialogs, shows the toasts, has a message come and turns the page around; the pieces themselves need no script.

for (const button of document.querySelectorAll('[data-opens]')) {
  button.addEventListener('click', () => document.getElementById(button.dataset.opens).showModal());
}
for (const button of document.querySelectorAll('[data-closes]')) {
  button.addEventListener('click', () => button.closest('dialog, .toast, .toasts > *').close?.());
}
document.getElementById('turn').addEventListener('click', () => {
  const page = document.documentElement;
  page.dir = page.dir === 'rtl' ? 'ltr' : 'rtl';
});
document.getElementById('arrive').addEventListener('click', () => {
  const arrived = document.querySelector('.arrived');
  arrived.replaceChildren(document.getElementById('news').content.cloneNode(true));
  arrived.querySelector('button').addEventListener('click', () => {
    arrived.replaceChildren();
    document.getElementById('messages').scrollIntoView();
  });
});
const toasts = document.getElementById('toasts');
document.getElementById('say').addEventListener('click', () => {
  toasts.replaceChildren(document.getElementById('toast').content.cloneNode(true));
  toasts.querySelector('button').addEventListener('click', () => toasts.replaceChildren());
});
