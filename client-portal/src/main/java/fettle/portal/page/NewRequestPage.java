package fettle.portal.page;

/// The form for a new request.
///
/// @param key what tells this form from the same one sent twice
/// @param subject what was typed before, like `text`
/// @param subjectError what is wrong with it, "" for nothing
record NewRequestPage(String key, String subject, String text, String subjectError, String textError) {

    public boolean refused() {
        return !subjectError.isEmpty() || !textError.isEmpty();
    }
}
