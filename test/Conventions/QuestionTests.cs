using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tandem.Tests.Conventions;

/// <summary>
/// Every kind of question that is asked is also taken back somewhere: none ends only because a person says so. A kind is what
/// the name of its cause begins with, as <c>deadline</c> of <c>deadline:{order}</c>. That each has words the tests of words hold.
/// </summary>
public sealed partial class QuestionTests
{
    private static readonly IReadOnlyList<Source> Engine =
        [.. Sources.Code.Where(source => source.Path.StartsWith("src/Tandem.Engine/", StringComparison.Ordinal))];

    private static readonly ILookup<string, SyntaxNode> Members = Engine
        .SelectMany(source => source.Tree.DescendantNodes()).OfType<MemberDeclarationSyntax>()
        .SelectMany(member => member switch
        {
            MethodDeclarationSyntax { ReturnType: var type } method when IsText(type) => Named(method.Identifier, method),
            PropertyDeclarationSyntax { Type: var type } property when IsText(type) => Named(property.Identifier, property),
            FieldDeclarationSyntax { Declaration: var fields } when IsText(fields.Type) =>
                fields.Variables.SelectMany(field => Named(field.Identifier, field)),
            _ => [],
        }).ToLookup(member => member.Name, member => member.Node, StringComparer.Ordinal);

    private static readonly IReadOnlyList<SyntaxNode> Topics = [.. FindTopics()];

    private static readonly Dictionary<(TypeDeclarationSyntax Type, string Name), IReadOnlyList<SyntaxNode>> Local = [];

    [Fact]
    public void EveryQuestion_IsTakenBackSomewhere()
    {
        var raised = Kinds("Raise", 2);
        var cleared = Kinds("Clear", 2).Concat(WrittenOver()).ToHashSet(StringComparer.Ordinal);

        Assert.True(raised.Count > 25, $"only {raised.Count} kinds found: {string.Join(", ", raised)}");
        Found.Nothing("a question has an end by itself", raised.Except(cleared));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", raised.Order(StringComparer.Ordinal)));
    }

    /// <summary>Causes in the arguments of these calls of the database, with all that the names in them stand for.</summary>
    private static HashSet<string> Kinds(string call, int argument)
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var invocation in Engine.SelectMany(s => s.Tree.DescendantNodes()).OfType<InvocationExpressionSyntax>()
            .Where(i => i.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name } && name == call
                && i.ArgumentList.Arguments.Count > argument + 1))
            Follow(invocation.ArgumentList.Arguments[argument].Expression, kinds, []);
        return kinds;
    }

    /// <summary>Where rows of questions are ended in one statement.</summary>
    private static HashSet<string> WrittenOver()
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in Engine.SelectMany(s => s.Tree.DescendantNodes()).OfType<InvocationExpressionSyntax>()
            .Where(i => i.Expression.ToString() is var text && text.Contains("db.Attentions", StringComparison.Ordinal)
                && text.EndsWith(".ExecuteUpdateAsync", StringComparison.Ordinal)))
            Follow(statement.Expression, kinds, []);
        return kinds;
    }

    private static void Follow(SyntaxNode node, HashSet<string> kinds, HashSet<SyntaxNode> seen)
    {
        if (!seen.Add(node)) return;
        foreach (var part in node.DescendantNodesAndSelf())
        {
            switch (part)
            {
                case LiteralExpressionSyntax { Token.Value: string text } when part.Parent is not InterpolationSyntax:
                    Take(text, kinds);
                    break;
                case InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax first, ..] }:
                    Take(first.TextToken.ValueText, kinds);
                    break;
                case IdentifierNameSyntax name:
                    foreach (var meant in Meant(name)) Follow(meant, kinds, seen);
                    break;
            }
        }
    }

    private static void Take(string text, HashSet<string> kinds)
    {
        if (Kind().Match(text) is { Success: true } match) kinds.Add(match.Groups["kind"].Value);
    }

    /// <summary>What a name stands for: a member of the engine, or what its method puts into it, or its callers.</summary>
    private static IEnumerable<SyntaxNode> Meant(IdentifierNameSyntax name)
    {
        var text = name.Identifier.Text;
        foreach (var member in Members[text]) yield return member;
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        {
            if (text == "Cause") foreach (var topic in Topics) yield return topic;
            yield break;
        }

        if (name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type) yield break;
        if (!Local.TryGetValue((type, text), out var local)) Local[(type, text)] = local = [.. MeantIn(type, text)];
        foreach (var node in local) yield return node;
    }

    private static IEnumerable<SyntaxNode> MeantIn(TypeDeclarationSyntax type, string text)
    {
        foreach (var node in type.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Initializer.Value: var value } local when local.Identifier.Text == text:
                    yield return value;
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right }
                    when left.Identifier.Text == text:
                    yield return right;
                    break;
                case ForEachStatementSyntax each when each.Identifier.Text == text:
                    yield return each.Expression;
                    break;
                case ForEachVariableStatementSyntax each when each.Variable.ToString().Contains(text, StringComparison.Ordinal):
                    foreach (var result in type.DescendantNodes().OfType<YieldStatementSyntax>()) yield return result;
                    break;
                case InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax
                    {
                        Expression: IdentifierNameSyntax list, Name.Identifier.Text: var called,
                    }
                } added when list.Identifier.Text == text && called.StartsWith("Add", StringComparison.Ordinal):
                    yield return added.ArgumentList;
                    break;
                case MethodDeclarationSyntax method:
                    var at = method.ParameterList.Parameters.IndexOf(p => p.Identifier.Text == text);
                    foreach (var call in at < 0 ? [] : Callers(method))
                        if (call.ArgumentList.Arguments.Count > at) yield return call.ArgumentList.Arguments[at].Expression;
                    break;
            }
        }
    }

    private static IEnumerable<InvocationExpressionSyntax> Callers(MethodDeclarationSyntax method) =>
        method.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is IdentifierNameSyntax named && named.Identifier.Text == method.Identifier.Text);

    /// <summary>Names of the causes of questions about one write.</summary>
    private static IEnumerable<SyntaxNode> FindTopics() => Engine.SelectMany(s => s.Tree.DescendantNodes())
        .OfType<BaseObjectCreationExpressionSyntax>().Where(made => made.ArgumentList?.Arguments.Count == 2
            && (made is ObjectCreationExpressionSyntax { Type: var type } ? type.ToString() == "WriteTopic"
                : made.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
                {
                    PropertyDeclarationSyntax { Type: var of } => of.ToString() == "WriteTopic",
                    MethodDeclarationSyntax { ReturnType: var of } => of.ToString() == "WriteTopic",
                    _ => false,
                }))
        .Select(made => made.ArgumentList!.Arguments[1].Expression);

    private static IEnumerable<(string Name, SyntaxNode Node)> Named(SyntaxToken name, SyntaxNode node) => [(name.Text, node)];

    private static bool IsText(TypeSyntax type) => type.ToString() is "string" or "IEnumerable<string>";

    [GeneratedRegex("^(?<kind>[a-z]+(-[a-z]+)*)(:|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Kind();
}
