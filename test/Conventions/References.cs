using System.Reflection;
using System.Reflection.Emit;

namespace Tandem.Tests.Conventions;

/// <summary>Reads from compiled code which types it refers to, in what it declares and in what it does.</summary>
internal static class References
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The types that the type names, with those nested in it and the lambdas moved elsewhere.</summary>
    public static IEnumerable<Type> Of(Type type) =>
        Named(type).Concat(type.GetNestedTypes(Declared).SelectMany(Of)).Distinct();

    private static IEnumerable<Type> Named(Type type)
    {
        var methods = type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).ToList();
        return type.GetInterfaces().Append(type.BaseType ?? typeof(object))
            .Concat(type.GetFields(Declared).Select(field => field.FieldType))
            .Concat(methods.SelectMany(Signature))
            .Concat(methods.SelectMany(Body))
            .SelectMany(Parts);
    }

    private static IEnumerable<Type> Signature(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType)
            .Append(method is MethodInfo { ReturnType: var returned } ? returned : typeof(void));

    private static IEnumerable<Type> Body(MethodBase method) =>
        Calls.TokensOf(method).SelectMany(member => member switch
        {
            Type type => [type],
            FieldInfo field => [field.DeclaringType ?? typeof(object), field.FieldType],
            MethodInfo called => [called.DeclaringType ?? typeof(object), called.ReturnType, .. called.GetGenericArguments()],
            _ => member.DeclaringType is { } made ? [made] : Array.Empty<Type>(),
        }).Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []);

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
