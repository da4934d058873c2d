import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Runs a Neo4j Community server out of the home that is its argument, with the home's neo4j.conf.
 *
 * <p>Its users each hold a shared lock on the home's file "users". When no one does any more, the
 * server stops by itself, so that it outlives none of them, however they ended.
 */
public final class Neo4jServer {
    private static final long LOOK_EVERY_MILLISECONDS = 500;

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        DatabaseManagementService service = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(home.resolve("neo4j.conf"))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
        waitUntilUnused(home.resolve("users"));
        System.exit(0);
    }

    private static void waitUntilUnused(Path users) throws Exception {
        try (FileChannel channel = FileChannel.open(users, StandardOpenOption.WRITE)) {
            FileLock alone = null;
            while (alone == null) {
                Thread.sleep(LOOK_EVERY_MILLISECONDS);
                alone = channel.tryLock();
            }
        }
    }
}
