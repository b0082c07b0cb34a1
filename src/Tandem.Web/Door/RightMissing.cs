using Tandem.Engine.Users;

namespace Tandem.Web.Door;

/// <summary>Somebody asked for what they may not do, or not any more: nothing was done, and the page says so.</summary>
internal sealed class RightMissing(Right right) : Exception($"The right {right} is missing.");
