package dev.foldwork.backend;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service: runs on the cloud engine and their record. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BackendMain {

    /** Starts the service; settings come from {@code FOLDWORK_*} variables or {@code --foldwork.*} arguments. */
    public static void main(String[] arguments) {
        SpringApplication.run(BackendMain.class, arguments);
    }
}
