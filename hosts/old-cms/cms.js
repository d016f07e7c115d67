// Fifteen years of somebody's website.
Array.prototype.last = function () { return this[this.length - 1]; };
Object.prototype.isEmpty = function () { for (var key in this) if (this.hasOwnProperty(key)) return false; return true; };

$.ajaxSetup({ cache: false, beforeSend: function (xhr) { xhr.setRequestHeader('X-Old', '1'); } });

$(function () {
  // The blocks go to where they belong, and their text is cleaned.
  $('.blok').each(function () {
    var goal = $('#' + $(this).attr('rel'));
    goal.html($(this).html().replace(/&nbsp;/g, ' '));
    $(this).remove();
  });
  // A page of one form: nobody may send it by accident.
  $('form').on('submit', function (event) { event.preventDefault(); return false; });
  $(document).on('keydown keypress', function (event) {
    if (event.which === 13 && event.target.type !== 'textarea') event.preventDefault();
    if (event.which === 8 && !$(event.target).is('input, textarea')) event.preventDefault();
  });
  $(document).on('contextmenu selectstart dragstart', function () { return false; });
  $('a').on('click', function () { $('#inhoud').find('.actief').removeClass('actief'); });
  // Another widget talks to its frame, and takes every message for its own.
  $(window).on('message', function (event) {
    var message = JSON.parse(event.originalEvent.data);
    if (message.height) $('#ander').height(message.height);
  });
});
