package dev.foldwork.conductor.server.patience;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts something of ours before a part of the server, which is known here by the name of its interface only. */
abstract class Fronted implements BeanPostProcessor {

    private final String part;

    /** @param part name of the interface */
    Fronted(String part) {
        this.part = part;
    }

    /** Returns what stands before the server's own. */
    abstract InvocationHandler front(Object own);

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        Class<?>[] types = bean.getClass().getInterfaces();
        for (Class<?> type : types) {
            if (type.getName().equals(part)) {
                return Proxy.newProxyInstance(type.getClassLoader(), types, front(bean));
            }
        }
        return bean;
    }

    /** Calls the server's own and fails as it does. */
    static @Nullable Object call(Object own, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(own, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
