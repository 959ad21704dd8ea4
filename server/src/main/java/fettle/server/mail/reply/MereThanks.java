package fettle.server.mail.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells an answer that says thanks and nothing else. It is short, asks nothing, and each of its words is
/// one of thanks, of greeting, or somebody's name: one word more, and it may be a request.
public final class MereThanks {

    private static final int LONGEST = 250;
    private static final int MOST_WORDS = 30;

    private static final Set<String> THANKS = words("""
            thanks thank thankyou thx cheers ta danke dankeschön dank merci gracias grazie bedankt dankjewel dankuwel obrigado
            obrigada tack takk tak kiitos dzięki dziękuję děkuji děkujeme ďakujem köszönöm mulțumesc спасибо дякую ευχαριστώ
            teşekkürler ありがとうございます ありがとう 谢谢 謝謝 감사합니다
            """);

    private static final Set<String> AROUND = words("""
            you very much so a lot again for the your help quick fast all many works work working perfectly perfect great good fine
            now it is its that thats this fixed solved done super excellent brilliant wonderful lovely awesome best kind warm
            regards wishes sincerely yours hi hello dear hallo liebe lieber vielen herzlichen besten schönen für die ihre deine
            schnelle hilfe jetzt geht es funktioniert alles wieder gut prima klasse toll perfekt viele liebe freundliche
            freundlichen grüße grüßen gruß mfg lg mit bonjour bonsoir beaucoup pour votre ton aide rapide ça cela marche fonctionne
            maintenant tout est parfait cordialement bien à vous bonne journée hola muchas mil por su tu ayuda funciona ahora todo
            perfecto saludos cordiales ciao mille molte per il suo tuo aiuto adesso ora tutto funziona perfetto cordiali saluti hoi
            beste hartelijk heel erg je u voor de hulp snelle het werkt nu weer alles goed groeten groet vriendelijke met olá
            muito pela ajuda agora tudo certo abraço hej så mycket för hjälpen det fungerar nu bra hälsningar vänliga mange tusind
            mvh hilsen venlig virker
            """);

    private MereThanks() {}

    /// @param name of whoever wrote: people sign with it
    public static boolean is(String text, String name) {
        if (text.length() > LONGEST || text.chars().anyMatch(c -> c == '?' || c == '？' || Character.isDigit(c))) {
            return false;
        }
        Set<String> names = Set.copyOf(split(name).distinct().toList());
        List<String> words = split(text).toList();
        return words.size() <= MOST_WORDS
                && words.stream().anyMatch(THANKS::contains)
                && words.stream()
                        .allMatch(word -> THANKS.contains(word) || AROUND.contains(word) || names.contains(word));
    }

    private static Stream<String> split(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace("'", "").replace("’", "");
        return Arrays.stream(plain.split("[^\\p{L}\\p{M}]+", -1)).filter(word -> !word.isEmpty());
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
    }
}
