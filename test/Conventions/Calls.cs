using System.Reflection;
using System.Reflection.Emit;

namespace Tandem.Tests.Conventions;

/// <summary>Reads from compiled code whom it calls, with the lambdas and iterators that the compiler moved elsewhere.</summary>
internal static class Calls
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Every method that the type's own code calls or refers to.</summary>
    public static IEnumerable<MethodBase> Of(Type type) =>
        type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).SelectMany(Of)
            .Concat(type.GetNestedTypes(BindingFlags.NonPublic).Where(nested => nested.Name.StartsWith('<')).SelectMany(Of));

    /// <summary>As <see cref="Of(Type)"/>, with the method that the call stands in, whatever that was compiled to.</summary>
    public static IEnumerable<(string Method, MethodBase Called)> ByMethod(Type type) =>
        type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            .SelectMany(method => Of(method).Select(called => (Written(method.Name) ?? method.Name, called)))
            .Concat(type.GetNestedTypes(BindingFlags.NonPublic).Where(nested => nested.Name.StartsWith('<'))
                .SelectMany(nested => ByMethod(nested).Select(call => (Written(nested.Name) ?? call.Method, call.Called))));

    /// <summary>The method that the compiler made this of: <c>&lt;Take&gt;b__0</c>; null where the name tells none.</summary>
    private static string? Written(string name) =>
        name.StartsWith('<') && name.TrimStart('<').Split('>')[0] is { Length: > 0 } written ? written : null;

    private static IEnumerable<MethodBase> Of(MethodBase method) => TokensOf(method).OfType<MethodBase>();

    /// <summary>Every method, field and type that the code of this method names.</summary>
    public static IEnumerable<MemberInfo> TokensOf(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethodDefinition ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE)
                value = unchecked((short)(0xFE00 | code[at++]));
            var operand = OpCodes[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod) is { } named)
                yield return named;
            at += Size(operand, code, at);
        }
    }

    private static int Size(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };
}
