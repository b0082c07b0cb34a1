namespace Tandem.Engine.Pages;

/// <summary>What a question is about, as a shop owner would sort it.</summary>
public enum QuestionTopic
{
    Cancellation,
    Deadline,
    Shipping,
    Returns,
    Import,
    Stock,
    Links,
    Connection,
}
