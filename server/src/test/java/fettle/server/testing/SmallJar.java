package fettle.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/// A jar of one class that writes a word, its arguments and the cache that it was started with; it ends with the number
/// of arguments.
public final class SmallJar {

    private SmallJar() {}

    public static void write(Path jar, String word) {
        try {
            Path folder = Files.createTempDirectory(jar.getParent(), "small-jar");
            Path source = Files.writeString(folder.resolve("Small.java"), """
                    public class Small {
                        public static void main(String[] arguments) {
                            System.out.println("%s " + String.join(",", arguments));
                            System.out.println(System.getProperty("fettle.aot"));
                            System.exit(arguments.length);
                        }
                    }
                    """.formatted(word));
            ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
            var manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Small");
            Files.deleteIfExists(jar);
            try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                out.putNextEntry(new JarEntry("Small.class"));
                out.write(Files.readAllBytes(folder.resolve("Small.class")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
