package fettle.web.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A file of `feature.what = sentence` lines, UTF-8. Stricter than java.util.Properties, which would let the later
/// of two equal keys win and read a forgotten `=` as a key without text.
///
/// @param name what a message about it calls it
record MessageFile(String name, Map<String, String> sentences) {

    private static final Pattern LINE = Pattern.compile("([a-z0-9]+(?:[.-][a-z0-9]+)+) *= *(\\S.*)");

    /// Every message file of a language, whichever folder or jar of the class path holds it.
    static List<MessageFile> of(String language) {
        String folder = "messages/" + language;
        try {
            List<MessageFile> files = new ArrayList<>();
            for (URL place : Collections.list(MessageFile.class.getClassLoader().getResources(folder))) {
                files.addAll(
                        place.getProtocol().equals("jar")
                                ? inJar(place, folder)
                                : inFolder(Path.of(URI.create(place.toString()))));
            }
            if (files.isEmpty()) {
                throw new IllegalStateException("There are no texts for the language " + language);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("The texts of " + language + " cannot be read", e);
        }
    }

    static MessageFile parse(String name, byte[] bytes) {
        Map<String, String> sentences = new LinkedHashMap<>();
        int number = 0;
        for (String line : text(name, bytes).split("\n", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                Matcher entry = LINE.matcher(line.strip());
                if (!entry.matches() || sentences.put(entry.group(1), entry.group(2)) != null) {
                    throw new IllegalStateException(
                            name + ", line " + number + ": not a text, or its key stands above");
                }
            }
        }
        return new MessageFile(name, Collections.unmodifiableMap(sentences));
    }

    private static List<MessageFile> inJar(URL place, String folder) throws IOException {
        List<MessageFile> files = new ArrayList<>();
        JarURLConnection connection = (JarURLConnection) place.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(folder + "/") && entry.getName().endsWith(".properties")) {
                    files.add(parse(entry.getName(), jar.getInputStream(entry).readAllBytes()));
                }
            }
        }
        return files;
    }

    private static List<MessageFile> inFolder(Path folder) throws IOException {
        List<MessageFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".properties"))
                    .sorted()
                    .toList()) {
                files.add(parse(path.toString(), Files.readAllBytes(path)));
            }
        }
        return files;
    }

    private static String text(String name, byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(name + " is not UTF-8", e);
        }
    }
}
