using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tandem.Tests.Conventions;

/// <summary>Sizes, and what a reader stumbles over. Read from the source, since a compiler leaves no trace of it.</summary>
public sealed class FilesTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 60;
    private const int LongestLine = 130;

    [Fact]
    public void Files_StayShort() =>
        Found.Nothing($"a file has at most {LongestFile} lines", Sources.Code.Where(source => source.Lines > LongestFile)
            .Select(source => $"{source.Path} has {source.Lines}"));

    [Fact]
    public void Pages_StayShort() =>
        Found.Nothing($"a page has at most {LongestFile} lines",
            from path in Sources.Files
            where path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".razor", StringComparison.Ordinal)
            let lines = File.ReadLines(Path.Combine(Sources.Root, path)).Count()
            where lines > LongestFile
            select $"{path} has {lines}");

    /// <summary>A literal that reaches the last column stays whole: a pattern or an answer of a remote reads worse cut.</summary>
    [Fact]
    public void Lines_FitThePage() =>
        Found.Nothing($"a line has at most {LongestLine} columns",
            from path in Sources.Files
            where path.EndsWith(".cs", StringComparison.Ordinal) && !Sources.IsMigration(path)
            from wide in WideLines(Source.Of(path, File.ReadAllText(Path.Combine(Sources.Root, path))))
            select wide);

    [Fact]
    public void Checker_SeesAWideLine()
    {
        var wide = new string('x', LongestLine);
        Assert.Single(WideLines(Source.Of("a.cs", $"class C {{ int {wide}; }}\n")));
        Assert.Single(WideLines(Source.Of("a.cs", $"// {wide}\n")));
        Assert.Empty(WideLines(Source.Of("a.cs", $"class C {{ string S = \"{wide}\"; }}\n")));
    }

    [Fact]
    public void Methods_StayShort() =>
        Found.Nothing($"a method has at most {LongestMethod} lines", Sources.Code.SelectMany(LongMethods));

    [Fact]
    public void Engine_HasOnePublicTypePerFile() =>
        Found.Nothing("one public type per file", Sources.Code.Where(IsOneTypeFile).SelectMany(Crowds));

    [Fact]
    public void Code_HasNoneOfTheSmells() =>
        Found.Nothing("see the style guide", Sources.Code.SelectMany(Smells));

    [Fact]
    public void Sizes_ArePrinted()
    {
        var files = Sources.Code.Select(source => (source.Lines, Where: source.Path)).ToList();
        var methods = Sources.Code.SelectMany(source => Methods(source)
            .Select(method => (Lines: Lines(method), Where: source.At(method)))).ToList();
        Console.WriteLine($"src: {Sizes("files", files)}");
        Console.WriteLine($"src: {Sizes("methods", methods)}");
        Assert.Equal(Sources.Code.Count, files.Count);
    }

    [Fact]
    public void Checker_SeesEveryLength()
    {
        var longMethod =
            Source.Of("src/Long.cs", $"class C {{ void M() {{\n{string.Concat(Enumerable.Repeat("F();\n", 60))}}} }}\n");
        Assert.Equal(["src/Long.cs:1 M has 62"], LongMethods(longMethod));
        Assert.Equal(62, Source.Of("a", "x\n" + string.Concat(Enumerable.Repeat("\n", 60)) + "y\n").Lines);
        Assert.Equal(1, Source.Of("a", "x").Lines);
        Assert.Equal("3 things, lines median 2, p90 3, longest 3 (c)", Sizes("things", [(1, "a"), (3, "c"), (2, "b")]));
    }

    [Fact]
    public void Checker_SeesTwoPublicTypes()
    {
        Assert.NotEmpty(Crowds(Source.Of("a", "namespace N; public class A; public enum B { C }")));
        Assert.Empty(Crowds(Source.Of("a", "namespace N; public partial class A; public partial class A; internal class B;")));
        Assert.Empty(Crowds(Source.Of("a", "namespace N; public abstract record A { public sealed record B : A; }")));
        Assert.NotEmpty(Crowds(Source.Of("a", "namespace N; public record A(int B) { public int C => B; } public class D;")));
        Assert.Empty(
            Crowds(Source.Of("a", "namespace N; public sealed record A(int B); public sealed record C(A A); public class D;")));
        Assert.False(IsOneTypeFile(Source.Of("src/Tandem.Bol/Orders/Orders.cs", "")));
        Assert.True(IsOneTypeFile(Source.Of("src/Tandem.Engine/Orders/Order.cs", "")));
    }

    [Theory]
    [InlineData("try { F(); } catch { }", true)]
    [InlineData("try { F(); } catch (Exception) { /* never mind */ }", true)]
    [InlineData("try { F(); } catch (IOException) { }", true)]
    [InlineData("try { F(); } catch (IOException) { /* it has gone already */ }", false)]
    [InlineData("try { F(); } catch (IOException) { G(); }", false)]
    [InlineData("try { F(); } catch (Exception e) when (e is IOException) { /* it has gone already */ }", false)]
    [InlineData("if (e.Message.Contains(\"503\")) F();", true)]
    [InlineData("if (problem.Title.Contains(\"503\")) F();", false)]
    [InlineData("async void G() { }", true)]
    [InlineData("_ = Task.Run(F);", true)]
    [InlineData("F().ContinueWith(_ => G());", true)]
    [InlineData("_ = seen.Add(1);", false)]
    [InlineData("// TODO make this faster", true)]
    [InlineData("// TODO #12 make this faster", false)]
    [InlineData("#region Orders\n#endregion", true)]
    public void Checker_KnowsASmell(string code, bool smells) =>
        Assert.Equal(smells, Smells(Source.Of("a", $"class C {{ void M() {{\n{code}\n}} }}")).Any());

    private static bool IsOneTypeFile(Source source) =>
        source.Path.StartsWith("src/Tandem.Engine/", StringComparison.Ordinal);

    // Records without a body are rows or wire types: they stand with the question that they answer.
    private static IEnumerable<string> Crowds(Source source)
    {
        var types = source.Tree.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Where(member => member is not RecordDeclarationSyntax { Members.Count: 0 })
            .Select(member => member switch
            {
                TypeDeclarationSyntax type => type.Identifier.Text + type.TypeParameterList,
                BaseTypeDeclarationSyntax type => type.Identifier.Text,
                DelegateDeclarationSyntax type => type.Identifier.Text,
                _ => null,
            })
            .OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (types.Count > 1)
            yield return $"{source.Path} has {string.Join(", ", types)}";
    }

    private static IEnumerable<string> LongMethods(Source source) =>
        from method in Methods(source)
        let lines = Lines(method)
        let name = (method as MethodDeclarationSyntax)?.Identifier.Text ?? "constructor or operator"
        where lines > LongestMethod
        select $"{source.At(method)} {name} has {lines}";

    private static IEnumerable<BaseMethodDeclarationSyntax> Methods(Source source) =>
        source.Tree.DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
            .Where(method => method.Body is not null || method.ExpressionBody is not null);

    private static int Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string Sizes(string what, IReadOnlyList<(int Lines, string Where)> measured)
    {
        var sorted = measured.OrderBy(one => one.Lines).ToList();
        if (sorted.Count == 0)
            return $"no {what}";
        var (longest, where) = sorted[^1];
        return $"{sorted.Count} {what}, lines median {sorted[sorted.Count / 2].Lines}, p90 "
            + $"{sorted[sorted.Count * 9 / 10].Lines}, "
            + $"longest {longest} ({where})";
    }

    private static IEnumerable<string> Smells(Source source)
    {
        foreach (var node in source.Tree.DescendantNodes(descendIntoTrivia: true))
        {
            if (Smell(node) is { } smell)
                yield return $"{source.At(node)} {smell}";
        }

        foreach (var comment in source.Tree.DescendantTrivia().Where(IsComment))
        {
            var text = comment.ToString();
            if ((text.Contains("TODO", StringComparison.Ordinal) || text.Contains("FIXME", StringComparison.Ordinal))
                && !text.Contains('#'))
                yield return $"{source.Path}:{comment.GetLocation().GetLineSpan().StartLinePosition.Line + 1} a TODO without an "
                    + $"issue number";
        }
    }

    private static string? Smell(SyntaxNode node) => node switch
    {
        CatchClauseSyntax { Block.Statements.Count: 0 } clause
            when clause.Declaration?.Type.ToString() is null or "Exception" && clause.Filter is null =>
                "catches everything and does nothing",
        CatchClauseSyntax { Block.Statements.Count: 0 } clause when !clause.Block.DescendantTrivia().Any(IsComment) =>
            "swallows a failure without saying why it may",
        MemberAccessExpressionSyntax
        {
            Name.Identifier.Text: "Contains" or "StartsWith" or "EndsWith" or "IndexOf",
            Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Message" },
        } => "decides by the words of a message",
        MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } method
            when method.Modifiers.Any(SyntaxKind.AsyncKeyword) => "is async void: nobody hears it fail",
        LocalFunctionStatementSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } local
            when local.Modifiers.Any(SyntaxKind.AsyncKeyword) => "is async void: nobody hears it fail",
        AssignmentExpressionSyntax
        {
            Left: IdentifierNameSyntax { Identifier.Text: "_" },
            Right: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Task" } },
            },
        } => "starts a task that nobody awaits",
        MemberAccessExpressionSyntax { Name.Identifier.Text: "ContinueWith" } => "continues a task instead of awaiting it",
        RegionDirectiveTriviaSyntax => "folds what should be two files",
        _ => null,
    };

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static IEnumerable<string> WideLines(Source source)
    {
        var number = 0;
        var start = 0;
        foreach (var line in source.Text.Split('\n'))
        {
            number++;
            // A comma or a bracket behind a literal belongs to it.
            if (line.Length > LongestLine && !IsText(source.Tree.FindToken(start + LongestLine - 4, findInsideTrivia: true)))
                yield return $"{source.Path}:{number} has {line.Length}";
            start += line.Length + 1;
        }
    }

    private static bool IsText(SyntaxToken token) => token.Parent is LiteralExpressionSyntax
        || token.Parent?.AncestorsAndSelf().Any(n => n is InterpolatedStringExpressionSyntax or CrefSyntax) == true;
}
