package fettle.server.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One text file of the repository, by its path from the root.
record Source(String path, String text) {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "data", ".idea", ".vscode");
    private static final Pattern TEXT = Pattern.compile(
            ".*\\.(java|mustache|sql|xml|md|yaml|yml|properties|css|js|json|tsv|config)|.*/(bin|\\.ci)/.*|.*/Dockerfile");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+(?:\\.\\*)?);");

    /// Every text file that people write here.
    static List<Source> all() {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream()
                .filter(file -> TEXT.matcher(file.toString()).matches())
                .map(Source::read)
                .toList();
    }

    static List<Source> mainJava() {
        return all().stream().filter(Source::isMainJava).toList();
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isMainJava() {
        return isJava() && path.contains("/src/main/java/");
    }

    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String packageName() {
        return PACKAGE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    /// The names that the file imports, members of static imports with them.
    Stream<String> imports() {
        return IMPORT.matcher(text).results().map(found -> found.group(1));
    }

    /// The number of the line that holds a position of the text.
    long line(int position) {
        return 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private static Source read(Path file) {
        try {
            return new Source(ROOT.relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable as UTF-8 text: " + file, e);
        }
    }
}
