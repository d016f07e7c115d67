// What themes come with: smooth scrolling, a menu that closes on Escape, videos made as wide as the text.
jQuery(($) => {
  $('html').removeClass('no-js');
  $('a[href*="#"]').on('click', function (event) {
    const goal = $(this.hash);
    if (!goal.length) return;
    event.preventDefault();
    window.scrollTo({ top: goal.offset().top, behavior: 'smooth' });
  });
  $(document).on('keydown', (event) => {
    if (event.key === 'Escape') $('.menu').hide();
  });
  $('iframe').each(function () {
    $(this).wrap('<div class="fluid-width-video-wrapper"></div>').removeAttr('height').removeAttr('width');
  });
  $(window).on('scroll resize', () => $('.site-header').toggleClass('is-small', $(window).scrollTop() > 100));
});
