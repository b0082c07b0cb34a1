using Tandem.Engine.Values;

namespace Tandem.Tests.Values;

/// <summary>What is searched for and what is searched through are made alike.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("CRÈME Brûlée-vorm", "creme brulee-vorm")]
    [InlineData("Señor Æ 1\u00BD", "senor æ 1\u00BD")]
    [InlineData("SET =2_%", "set =2_%")]
    public void Plain_IsInSmallLetters_WithoutAccents(string text, string plain) =>
        Assert.Equal(plain, SearchWords.Plain(text));

    // Half a sign is no text that a test runner hands on.
    [Fact]
    public void Plain_TakesHalfASign() => Assert.Equal("mok \uFFFD", SearchWords.Plain("Mok \uD83D"));

    [Fact]
    public void Of_LeavesOutWhatIsMissing() => Assert.Equal("mok m-1", SearchWords.Of("Mok", null, " ", "M-1"));
}
